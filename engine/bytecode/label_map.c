#include "engine/bytecode/label_map.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"

static void add(LabelMap *map, int offset) {
    if (map->count == map->capacity) {
        map->capacity = map->capacity == 0 ? 16 : map->capacity * 2;
        map->offsets = memory_resize(map->offsets, (size_t)map->capacity, sizeof(int));
    }
    map->offsets[map->count++] = offset;
}

static int compare(const void *left, const void *right) {
    int a = *(const int *)left;
    int b = *(const int *)right;
    return (a > b) - (a < b);
}

void label_map_init(LabelMap *map, const Code *code) {
    *map = (LabelMap){0};
    InstructionIterator instructions;
    Instruction instruction;
    instruction_iterator_init(&instructions, code);
    while (instruction_iterator_next(&instructions, &instruction)) {
        if (instruction.target >= 0) {
            add(map, instruction.target);
        }
    }
    ExceptionTableIterator table;
    ExceptionEntry entry;
    exception_table_iterator_init(&table, code);
    while (exception_table_iterator_next(&table, &entry)) {
        add(map, entry.start);
        add(map, entry.end);
        add(map, entry.target);
    }
    if (map->count == 0) {
        return;
    }
    qsort(map->offsets, (size_t)map->count, sizeof(int), compare);
    int kept = 1;
    for (int i = 1; i < map->count; i++) {
        if (map->offsets[i] != map->offsets[kept - 1]) {
            map->offsets[kept++] = map->offsets[i];
        }
    }
    map->count = kept;
}

void label_map_done(LabelMap *map) {
    memory_free(map->offsets);
    *map = (LabelMap){0};
}

int label_map_find(const LabelMap *map, int offset) {
    int low = 0;
    int high = map->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (map->offsets[middle] < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < map->count && map->offsets[low] == offset ? low + 1 : 0;
}
