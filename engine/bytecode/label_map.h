/*
 * label_map.h - the labels of a code object: L1, L2, ... in order of their offsets.
 *
 * Wherever a jump or the exception table points to, dis puts a label.
 *
 * Ownership: label_map_init allocates, label_map_done frees.
 * Source: CPython 3.14 Lib/dis.py (_make_labels_map).
 */
#ifndef GENSTEP_BYTECODE_LABEL_MAP_H
#define GENSTEP_BYTECODE_LABEL_MAP_H

#include "engine/bytecode/code.h"

typedef struct LabelMap {
    int *offsets; /* ascending */
    int count;
    int capacity;
} LabelMap;

void label_map_init(LabelMap *map, const Code *code);
void label_map_done(LabelMap *map);

/* The number of the label at this offset, from 1; 0 when there is none. */
int label_map_find(const LabelMap *map, int offset);

#endif
