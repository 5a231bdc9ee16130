#include "tracer/formats/json_reader.h"

bool reader_failed(const JsonReader *reader) {
    return *reader->error != NULL;
}

void reader_complain(JsonReader *reader, const char *name, const char *what) {
    if (reader_failed(reader)) {
        return;
    }
    Buffer message = {0};
    buffer_add(&message, reader->path.data, reader->path.size);
    if (name != NULL) {
        buffer_add_format(&message, "%s%s", reader->path.size == 0 ? "" : ".", name);
    }
    buffer_add_format(&message, "%s%s", message.size == 0 ? "" : ": ", what);
    *reader->error = buffer_take(&message);
}

size_t reader_enter(JsonReader *reader, const char *name, int index) {
    size_t before = reader->path.size;
    if (name != NULL) {
        buffer_add_string(&reader->path, before == 0 ? "" : ".");
        buffer_add_string(&reader->path, name);
    }
    if (index >= 0) {
        char digits[16];
        char *at = digits + sizeof(digits);
        do {
            *--at = (char)('0' + index % 10);
            index /= 10;
        } while (index != 0);
        buffer_add_byte(&reader->path, '[');
        buffer_add(&reader->path, at, (size_t)(digits + sizeof(digits) - at));
        buffer_add_byte(&reader->path, ']');
    }
    return before;
}

void reader_leave(JsonReader *reader, size_t before) {
    reader->path.size = before;
}

const char *reader_need_text(JsonReader *reader, const JsonItem *object, const char *name) {
    const JsonItem *item = json_find(object, name);
    if (!json_is_string(item)) {
        reader_complain(reader, name, item == NULL ? "missing" : "expected a string");
        return "";
    }
    return json_text(item);
}

const char *reader_text_or(JsonReader *reader, const JsonItem *object, const char *name,
                           const char *fallback) {
    return json_find(object, name) == NULL ? fallback : reader_need_text(reader, object, name);
}

double reader_need_number(JsonReader *reader, const JsonItem *object, const char *name, double low,
                          double high) {
    const JsonItem *item = json_find(object, name);
    if (!json_is_number(item)) {
        reader_complain(reader, name, item == NULL ? "missing" : "expected a number");
        return low;
    }
    double number = json_number(item);
    if (!(number >= low && number <= high) || number != (double)(int64_t)number) {
        reader_complain(reader, name, "out of range");
        return low;
    }
    return number;
}

int reader_need_int(JsonReader *reader, const JsonItem *object, const char *name, int low,
                    int high) {
    return (int)reader_need_number(reader, object, name, low, high);
}

int reader_int_or(JsonReader *reader, const JsonItem *object, const char *name, int low, int high,
                  int fallback) {
    return json_find(object, name) == NULL ? fallback
                                           : reader_need_int(reader, object, name, low, high);
}

uint32_t reader_number_or_none(JsonReader *reader, const JsonItem *object, const char *name) {
    return json_find(object, name) == NULL
               ? 0
               : (uint32_t)reader_need_number(reader, object, name, 1, (double)(UINT32_MAX - 1));
}

bool reader_bool_or_false(JsonReader *reader, const JsonItem *object, const char *name) {
    const JsonItem *item = json_find(object, name);
    if (item != NULL && !json_is_bool(item)) {
        reader_complain(reader, name, "expected true or false");
    }
    return json_is_true(item);
}

const JsonItem *reader_need_array(JsonReader *reader, const JsonItem *object, const char *name) {
    const JsonItem *item = json_find(object, name);
    if (!json_is_array(item)) {
        reader_complain(reader, name, item == NULL ? "missing" : "expected an array");
        return NULL;
    }
    return item;
}

const JsonItem *reader_array_or_none(JsonReader *reader, const JsonItem *object, const char *name) {
    return json_find(object, name) == NULL ? NULL : reader_need_array(reader, object, name);
}

int reader_need_name(JsonReader *reader, const JsonItem *object, const char *name,
                     int (*number_of)(const char *name)) {
    int number = number_of(reader_need_text(reader, object, name));
    if (number < 0) {
        reader_complain(reader, name, "unknown name");
        return 0;
    }
    return number;
}
