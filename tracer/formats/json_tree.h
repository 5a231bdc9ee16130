/*
 * json_tree.h - small JSON documents as trees: the one place that knows cJSON.
 *
 * Reading: a piece of text becomes a tree, whose parts are looked at by the
 * functions here. Writing: a tree is built and printed.
 *
 * Ownership: json_free frees a tree with all its parts; what is added to a
 * tree belongs to it.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_TREE_H
#define GENSTEP_TRACER_FORMATS_JSON_TREE_H

#include <stdbool.h>

#include "engine/base/buffer.h"

typedef struct cJSON JsonItem;

/* NULL when the text is not JSON, or too deeply nested. */
JsonItem *json_parse(const char *text, size_t size);
void json_free(JsonItem *item);

/* NULL when there is no such field, or `object` is none. */
const JsonItem *json_find(const JsonItem *object, const char *name);

/* These take NULL, which is nothing at all. */
bool json_is_string(const JsonItem *item);
bool json_is_number(const JsonItem *item);
bool json_is_bool(const JsonItem *item);
bool json_is_true(const JsonItem *item);
bool json_is_null(const JsonItem *item);
bool json_is_array(const JsonItem *item);
bool json_is_object(const JsonItem *item);

const char *json_text(const JsonItem *item); /* of a string; ends at its first NUL */
double json_number(const JsonItem *item);
const char *json_key(const JsonItem *item); /* under which it stands in its object */
int json_size(const JsonItem *item);        /* of an array */

/* The parts of an array or object, one after the other; NULL at the end. */
const JsonItem *json_first(const JsonItem *item); /* NULL for NULL */
const JsonItem *json_next(const JsonItem *item);
#define JSON_FOR_EACH(part, whole)                                                                 \
    for ((part) = json_first(whole); (part) != NULL; (part) = json_next(part))

JsonItem *json_new_object(void);
JsonItem *json_add_object(JsonItem *object, const char *name);
JsonItem *json_add_array(JsonItem *object, const char *name);
void json_add_item(JsonItem *object, const char *name, JsonItem *item);
void json_append(JsonItem *array, JsonItem *item);
void json_add_number(JsonItem *object, const char *name, double number);
void json_add_string(JsonItem *object, const char *name, const char *text);
void json_add_bool(JsonItem *object, const char *name, bool truth);
/* `text` is JSON already. */
void json_add_raw(JsonItem *object, const char *name, const char *text);

/* Adds the tree as text, without blanks, and frees it. */
void json_print(JsonItem *item, Buffer *out);

#endif
