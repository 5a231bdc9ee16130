#include "tracer/formats/json_tree.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

/* cJSON says NULL for "no memory" only. */
static JsonItem *made(JsonItem *item) {
    if (item == NULL) {
        die("out of memory");
    }
    return item;
}

/* The code unit of an escape \\uXXXX, if one is there and is a surrogate; else 0. */
static unsigned surrogate_at(const char *at, const char *end) {
    char digits[5] = {0};
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u') {
        return 0;
    }
    memcpy(digits, at + 2, 4);
    unsigned unit = (unsigned)strtoul(digits, NULL, 16);
    return unicode_is_surrogate(unit) ? unit : 0;
}

/* Copies the text with lone surrogates as the bytes that their escapes stand for (WTF-8); false
 * when there is none. */
static bool decode_lone_surrogates(const char *text, size_t size, Buffer *out) {
    const char *end = text + size;
    bool found = false;
    for (const char *at = text; at < end;) {
        unsigned unit = surrogate_at(at, end);
        bool is_pair = unit != 0 && unit < 0xDC00 && surrogate_at(at + 6, end) >= 0xDC00;
        if (unit != 0 && !is_pair) {
            buffer_add_codepoint(out, unit);
            found = true;
            at += 6;
            continue;
        }
        ptrdiff_t step = is_pair ? 12 : *at == '\\' && end - at > 1 ? 2 : 1;
        buffer_add(out, at, (size_t)step);
        at += step;
    }
    return found;
}

/* cJSON refuses lone surrogates, which are no characters; names in a trace may have them. */
JsonItem *json_parse(const char *text, size_t size) {
    JsonItem *item = cJSON_ParseWithLength(text, size);
    if (item == NULL) {
        Buffer decoded = {0};
        if (decode_lone_surrogates(text, size, &decoded)) {
            item = cJSON_ParseWithLength(decoded.data, decoded.size);
        }
        buffer_done(&decoded);
    }
    return item;
}

void json_free(JsonItem *item) {
    cJSON_Delete(item);
}

const JsonItem *json_find(const JsonItem *object, const char *name) {
    const JsonItem *item = cJSON_IsObject(object) ? object->child : NULL;
    while (item != NULL && (item->string[0] != name[0] || strcmp(item->string, name) != 0)) {
        item = item->next;
    }
    return item;
}

bool json_is_string(const JsonItem *item) {
    return cJSON_IsString(item);
}
bool json_is_number(const JsonItem *item) {
    return cJSON_IsNumber(item);
}
bool json_is_bool(const JsonItem *item) {
    return cJSON_IsBool(item);
}
bool json_is_true(const JsonItem *item) {
    return cJSON_IsTrue(item);
}
bool json_is_null(const JsonItem *item) {
    return cJSON_IsNull(item);
}
bool json_is_array(const JsonItem *item) {
    return cJSON_IsArray(item);
}
bool json_is_object(const JsonItem *item) {
    return cJSON_IsObject(item);
}

const char *json_text(const JsonItem *item) {
    return item->valuestring;
}
double json_number(const JsonItem *item) {
    return item->valuedouble;
}
const char *json_key(const JsonItem *item) {
    return item->string;
}
int json_size(const JsonItem *item) {
    return cJSON_GetArraySize(item);
}

const JsonItem *json_first(const JsonItem *item) {
    return item == NULL ? NULL : item->child;
}
const JsonItem *json_next(const JsonItem *item) {
    return item->next;
}

JsonItem *json_new_object(void) {
    return made(cJSON_CreateObject());
}

JsonItem *json_add_object(JsonItem *object, const char *name) {
    return made(cJSON_AddObjectToObject(object, name));
}

JsonItem *json_add_array(JsonItem *object, const char *name) {
    return made(cJSON_AddArrayToObject(object, name));
}

void json_add_item(JsonItem *object, const char *name, JsonItem *item) {
    cJSON_AddItemToObject(object, name, item);
}

void json_append(JsonItem *array, JsonItem *item) {
    cJSON_AddItemToArray(array, item);
}

void json_add_number(JsonItem *object, const char *name, double number) {
    made(cJSON_AddNumberToObject(object, name, number));
}

void json_add_string(JsonItem *object, const char *name, const char *text) {
    made(cJSON_AddStringToObject(object, name, text));
}

void json_add_bool(JsonItem *object, const char *name, bool truth) {
    made(cJSON_AddBoolToObject(object, name, truth));
}

void json_add_raw(JsonItem *object, const char *name, const char *text) {
    made(cJSON_AddRawToObject(object, name, text));
}

void json_print(JsonItem *item, Buffer *out) {
    char *text = cJSON_PrintUnformatted(item);
    if (text == NULL) {
        die("out of memory");
    }
    buffer_add_string(out, text);
    cJSON_free(text);
    cJSON_Delete(item);
}
