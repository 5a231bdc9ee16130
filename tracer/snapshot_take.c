#include "tracer/snapshot_take.h"

#include <string.h>

#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/float.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/method.h"
#include "engine/objects/module.h"
#include "engine/objects/native.h"
#include "engine/objects/range.h"
#include "engine/objects/set.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* ---- pieces of a payload ---- */

static void put_name(SnapshotTaker *taker, const char *name, size_t size) {
    uint8_t *at = (uint8_t *)buffer_reserve(&taker->payload, LOG_NUMBER_MAX);
    uint32_t number = trace_name_number(taker->trace, name, size);
    taker->payload.size += (size_t)(log_put_number(at, number) - at);
}

/* The name of a Str; "?" where a name may be missing. */
static void put_str_name(SnapshotTaker *taker, Value name) {
    if (name == NULL || !value_is_str(name)) {
        put_name(taker, "?", 1);
        return;
    }
    const Str *str = value_to_str(name);
    if (str->ascii) {
        put_name(taker, str->data, str->length);
        return;
    }
    Buffer text = {0};
    str_add_utf8(str, &text);
    put_name(taker, text.data, text.size);
    buffer_done(&text);
}

static void put_word(SnapshotTaker *taker, Value value) {
    TraceValue word = value == NULL ? TRACE_NO_VALUE : taker->word(taker->context, value);
    uint8_t *at = (uint8_t *)buffer_reserve(&taker->payload, LOG_WORD_MAX);
    taker->payload.size += (size_t)(log_put_word(at, word) - at);
}

static void put_length(SnapshotTaker *taker, size_t length) {
    snapshot_put_length(&taker->payload, length > UINT32_MAX ? UINT32_MAX : (uint32_t)length);
}

static void put_array(SnapshotTaker *taker, const Value *items, size_t size) {
    for (size_t i = 0; i < size && i < SNAPSHOT_ITEMS; i++) {
        put_word(taker, items[i]);
    }
    put_length(taker, size);
}

/* ---- kinds of objects ---- */

static void begin(SnapshotTaker *taker, SnapshotKind kind, const Object *object) {
    buffer_clear(&taker->payload);
    buffer_add_byte(&taker->payload, (char)kind);
    put_str_name(taker, object->type->name);
}

static void take_str(SnapshotTaker *taker, const Str *str) {
    size_t count = str->length < SNAPSHOT_CHARACTERS ? str->length : SNAPSHOT_CHARACTERS;
    if (str->ascii) {
        buffer_add(&taker->payload, str->data, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_add_codepoint(&taker->payload, str_at(str, i));
    }
}

static void take_bytes(SnapshotTaker *taker, const BytesObject *bytes) {
    buffer_add(&taker->payload, bytes->data,
               bytes->size < SNAPSHOT_CHARACTERS ? bytes->size : SNAPSHOT_CHARACTERS);
}

/* Big ints are few and do not change: their digits are made at once. */
static void take_big_int(SnapshotTaker *taker, Object *object) {
    enum { BITS_OF_LONGEST = 4000 };
    Value value = value_from_object(object);
    if (int_bit_length(value) > BITS_OF_LONGEST) {
        buffer_add_format(&taker->payload, "<int of %zu bits>", int_bit_length(value));
        return;
    }
    Value digits = int_to_str(taker->vm, value, 10, false);
    if (digits == NULL) {
        error_clear(taker->vm);
        return;
    }
    str_add_utf8(value_to_str(digits), &taker->payload);
    value_release(taker->vm, digits);
}

static void take_set(SnapshotTaker *taker, const Set *set) {
    size_t position = 0;
    Value key;
    int64_t hash;
    for (int i = 0; i < SNAPSHOT_ITEMS && set_next(set, &position, &key, &hash); i++) {
        put_word(taker, key);
    }
    put_length(taker, set->used);
}

static void take_dict(SnapshotTaker *taker, const Dict *dict) {
    size_t position = 0;
    Value key, item;
    for (int i = 0; i < SNAPSHOT_ITEMS && dict_next(dict, &position, &key, &item); i++) {
        put_word(taker, key);
        put_word(taker, item);
    }
    put_length(taker, dict->used);
}

static bool is_dunder(const Str *name) {
    return name->length >= 2 && str_at(name, 0) == '_' && str_at(name, 1) == '_';
}

static void take_namespace(SnapshotTaker *taker, const Dict *dict) {
    size_t position = 0;
    size_t names = 0;
    Value key, item;
    while (dict_next(dict, &position, &key, &item)) {
        if (!value_is_str(key) || is_dunder(value_to_str(key))) {
            continue;
        }
        if (names < SNAPSHOT_NAMES) {
            put_str_name(taker, key);
            put_word(taker, item);
        }
        names++;
    }
    put_length(taker, names);
}

/* Attributes, inline or in a dict. A class with __slots__ and no __dict__ has no place for them. */
static void take_instance(SnapshotTaker *taker, Object *object) {
    if ((object->type->flags & TYPE_INLINE_VALUES) == 0) {
        put_length(taker, 0);
        return;
    }
    Instance *instance = (Instance *)object;
    const SharedKeys *keys = object->type->shared_keys;
    size_t count = 0;
    if (!(object->type->flags & (TYPE_HAS_DICT | TYPE_INLINE_VALUES))) {
        put_length(taker, 0); /* object() and instances with __slots__ have no such fields */
        return;
    }
    if (instance->dict != NULL) {
        size_t position = 0;
        Value key, item;
        while (count < SNAPSHOT_ITEMS && dict_next(instance->dict, &position, &key, &item)) {
            put_str_name(taker, key);
            put_word(taker, item);
            count++;
        }
        put_length(taker, instance->dict->used);
        return;
    }
    for (size_t i = 0; keys != NULL && i < instance->count && count < SNAPSHOT_ITEMS; i++) {
        uint8_t at = instance_order(instance)[i];
        put_str_name(taker, keys->names[at]);
        put_word(taker, instance->values[at]);
        count++;
    }
    put_length(taker, instance->count);
}

static void take_named(SnapshotTaker *taker, const Object *object, const char *what, Value name) {
    begin(taker, SNAPSHOT_NAMED, object);
    put_name(taker, what, strlen(what));
    put_str_name(taker, name);
}

static void take_type(SnapshotTaker *taker, Type *type) {
    begin(taker, SNAPSHOT_TYPE, &type->head);
    Value module = (type->flags & TYPE_HEAP) == 0
                       ? NULL
                       : dict_get_str_borrow(taker->vm, type->dict, taker->vm->names.__module__);
    if (module == NULL || !value_is_str(module)) {
        put_str_name(taker, type->qualname);
        return;
    }
    Buffer name = {0};
    str_add_utf8(value_to_str(module), &name);
    buffer_add_byte(&name, '.');
    str_add_utf8(value_to_str(type->qualname), &name);
    put_name(taker, name.data, name.size);
    buffer_done(&name);
}

static void take_generator(SnapshotTaker *taker, Object *object) {
    const VM *vm = taker->vm;
    const char *what = object->type == vm->types.coroutine         ? "coroutine object"
                       : object->type == vm->types.async_generator ? "async_generator object"
                                                                   : "generator object";
    take_named(taker, object, what, ((Generator *)object)->qualname);
}

void snapshot_take(SnapshotTaker *taker, Object *object, bool as_namespace) {
    switch (object->type->layout) {
    case LAYOUT_INT:
        begin(taker, SNAPSHOT_KIND_TEXT, object);
        take_big_int(taker, object);
        break;
    case LAYOUT_FLOAT:
        begin(taker, SNAPSHOT_FLOAT, object);
        buffer_add(&taker->payload, &((Float *)object)->number, sizeof(double));
        break;
    case LAYOUT_STR:
        begin(taker, SNAPSHOT_STR, object);
        take_str(taker, (Str *)object);
        break;
    case LAYOUT_BYTES:
        begin(taker, SNAPSHOT_BYTES, object);
        take_bytes(taker, (BytesObject *)object);
        break;
    case LAYOUT_BYTEARRAY:
        begin(taker, SNAPSHOT_KIND_TEXT, object);
        bytearray_add_repr((ByteArray *)object, SNAPSHOT_CHARACTERS, &taker->payload);
        break;
    case LAYOUT_LIST:
        begin(taker, SNAPSHOT_SEQUENCE, object);
        buffer_add_byte(&taker->payload, '[');
        put_array(taker, ((List *)object)->items, ((List *)object)->size);
        break;
    case LAYOUT_TUPLE:
        begin(taker, SNAPSHOT_SEQUENCE, object);
        buffer_add_byte(&taker->payload, '(');
        put_array(taker, ((Tuple *)object)->items, ((Tuple *)object)->size);
        break;
    case LAYOUT_SET:
        begin(taker, SNAPSHOT_SEQUENCE, object);
        buffer_add_byte(&taker->payload,
                        type_is_subtype(object->type, taker->vm->types.frozenset) ? 'f' : '{');
        take_set(taker, (Set *)object);
        break;
    case LAYOUT_DICT:
        begin(taker, as_namespace ? SNAPSHOT_NAMESPACE : SNAPSHOT_MAPPING, object);
        if (as_namespace) {
            take_namespace(taker, (Dict *)object);
        } else {
            take_dict(taker, (Dict *)object);
        }
        break;
    case LAYOUT_EXCEPTION: {
        const Tuple *args = ((Exception *)object)->args;
        begin(taker, SNAPSHOT_EXCEPTION, object);
        put_array(taker, args == NULL ? NULL : args->items, args == NULL ? 0 : args->size);
        break;
    }
    case LAYOUT_CELL:
        begin(taker, SNAPSHOT_CELL, object);
        put_word(taker, ((Cell *)object)->content);
        break;
    case LAYOUT_OBJECT:
        begin(taker, SNAPSHOT_INSTANCE, object);
        take_instance(taker, object);
        break;
    case LAYOUT_TYPE: take_type(taker, (Type *)object); break;
    case LAYOUT_FUNCTION:
        take_named(taker, object, "function", ((Function *)object)->qualname);
        break;
    case LAYOUT_GENERATOR: take_generator(taker, object); break;
    case LAYOUT_CODE:
        take_named(taker, object, "code object", ((CodeObject *)object)->qualname);
        break;
    case LAYOUT_NATIVE: {
        const char *name = ((Native *)object)->def->name;
        begin(taker, SNAPSHOT_NAMED, object);
        put_name(taker, "built-in", strlen("built-in"));
        put_name(taker, name, strlen(name));
        break;
    }
    case LAYOUT_METHOD: {
        Value function = ((Method *)object)->function;
        bool python = value_type(taker->vm, function) == taker->vm->types.function;
        take_named(taker, object, "bound method",
                   python ? ((Function *)value_object(function))->qualname : NULL);
        break;
    }
    case LAYOUT_MODULE: {
        Value name =
            dict_get_str_borrow(taker->vm, ((Module *)object)->dict, taker->vm->names.__name__);
        take_named(taker, object, "module", name);
        break;
    }
    case LAYOUT_RANGE: {
        const Range *range = (Range *)object;
        begin(taker, SNAPSHOT_RANGE, object);
        put_word(taker, range->start);
        put_word(taker, range->stop);
        put_word(taker, range->step);
        break;
    }
    case LAYOUT_COMPLEX:
    case LAYOUT_FRAME:
    case LAYOUT_TRACEBACK:
    case LAYOUT_SLICE:
    case LAYOUT_ITERATOR:
    case LAYOUT_DESCRIPTOR:
    case LAYOUT_WEAKREF:
    case LAYOUT_OTHER: begin(taker, SNAPSHOT_OPAQUE, object); break;
    }
}
