/*
 * bytes_split.c - split, rsplit, splitlines and join.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"

/* The pieces found so far. The first failure (list NULL) makes the rest do nothing. */
typedef struct Pieces {
    VM *vm;
    Value self;
    BytesView bytes;
    List *list;
} Pieces;

static Pieces pieces_new(VM *vm, Value self) {
    return (Pieces){vm, self, bytes_self(self), list_new(vm, 0)};
}

static void pieces_add(Pieces *pieces, size_t start, size_t end) {
    if (pieces->list == NULL) {
        return;
    }
    Value piece = bytes_part(pieces->vm, pieces->self, start, end);
    if (piece == NULL || list_append_take(pieces->vm, pieces->list, piece) < 0) {
        value_release(pieces->vm, value_from_object(pieces->list));
        pieces->list = NULL;
    }
}

/* Pieces that were found from the end come in order. */
static Value pieces_reversed(Pieces *pieces) {
    List *list = pieces->list;
    for (size_t i = 0; list != NULL && i < list->size / 2; i++) {
        Value item = list->items[i];
        list->items[i] = list->items[list->size - 1 - i];
        list->items[list->size - 1 - i] = item;
    }
    return value_from_object(list);
}

/* ---- at white space ---- */

static Value split_spaces(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    BytesView bytes = pieces.bytes;
    for (size_t at = 0;;) {
        while (at < bytes.size && byte_is_space(bytes.data[at])) {
            at++;
        }
        if (at == bytes.size) {
            break;
        }
        size_t end = at;
        while (end < bytes.size && (limit == 0 || !byte_is_space(bytes.data[end]))) {
            end++;
        }
        pieces_add(&pieces, at, end);
        limit -= limit > 0;
        at = end;
    }
    return value_from_object(pieces.list);
}

static Value split_spaces_back(VM *vm, Value self, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    const uint8_t *data = pieces.bytes.data;
    for (size_t end = pieces.bytes.size;;) {
        while (end > 0 && byte_is_space(data[end - 1])) {
            end--;
        }
        if (end == 0) {
            break;
        }
        size_t start = end;
        while (start > 0 && (limit == 0 || !byte_is_space(data[start - 1]))) {
            start--;
        }
        pieces_add(&pieces, start, end);
        limit -= limit > 0;
        end = start;
    }
    return pieces_reversed(&pieces);
}

/* ---- at a separator ---- */

static Value split_at(VM *vm, Value self, BytesView separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    size_t start = 0;
    int64_t at;
    while (limit-- > 0 &&
           (at = bytes_find(pieces.bytes, separator, start, pieces.bytes.size)) >= 0) {
        pieces_add(&pieces, start, (size_t)at);
        start = (size_t)at + separator.size;
    }
    pieces_add(&pieces, start, pieces.bytes.size);
    return value_from_object(pieces.list);
}

static Value split_at_back(VM *vm, Value self, BytesView separator, uint64_t limit) {
    Pieces pieces = pieces_new(vm, self);
    size_t end = pieces.bytes.size;
    int64_t at;
    while (limit-- > 0 && (at = bytes_find_last(pieces.bytes, separator, 0, end)) >= 0) {
        pieces_add(&pieces, (size_t)at + separator.size, end);
        end = (size_t)at;
    }
    pieces_add(&pieces, 0, end);
    return pieces_reversed(&pieces);
}

typedef Value SplitSpaces(VM *vm, Value self, uint64_t limit);
typedef Value SplitAt(VM *vm, Value self, BytesView separator, uint64_t limit);

static Value split_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Tuple *kwnames, SplitSpaces *spaces, SplitAt *at) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    const ArgSpec spec = {.function = name, .names = names, .max_positional = 2};
    Value given[2];
    int64_t limit = -1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[1] != NULL && args_to_index(vm, given[1], &limit) < 0)) {
        return NULL;
    }
    uint64_t splits = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    if (given[0] == NULL || given[0] == VALUE_NONE) {
        return spaces(vm, self, splits);
    }
    BytesView separator;
    if (bytes_view_of(vm, given[0], &separator) < 0) {
        return NULL;
    }
    if (separator.size == 0) {
        return error_raise(vm, vm->types.ValueError, "empty separator");
    }
    return at(vm, self, separator, splits);
}

NATIVE_METHOD(bytes_split_method) {
    return split_with(vm, "split", self, args, nargs, kwnames, split_spaces, split_at);
}

NATIVE_METHOD(bytes_rsplit_method) {
    return split_with(vm, "rsplit", self, args, nargs, kwnames, split_spaces_back, split_at_back);
}

/* ---- at line breaks: "\n", "\r" and "\r\n" ---- */

NATIVE_METHOD(bytes_splitlines_method) {
    static const char *const names[] = {"keepends", NULL};
    static const ArgSpec spec = {.function = "splitlines", .names = names, .max_positional = 1};
    Value given[1];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int keep = given[0] == NULL ? 0 : object_truth(vm, given[0]);
    if (keep < 0) {
        return NULL;
    }
    Pieces pieces = pieces_new(vm, self);
    BytesView bytes = pieces.bytes;
    for (size_t start = 0; start < bytes.size;) {
        size_t end = start;
        while (end < bytes.size && bytes.data[end] != '\n' && bytes.data[end] != '\r') {
            end++;
        }
        size_t next = end;
        if (next < bytes.size) {
            bool pair =
                bytes.data[next] == '\r' && next + 1 < bytes.size && bytes.data[next + 1] == '\n';
            next += pair ? 2 : 1;
        }
        pieces_add(&pieces, start, keep ? next : end);
        start = next;
    }
    return value_from_object(pieces.list);
}

/* ---- join ---- */

NATIVE_METHOD(bytes_join_method) {
    Value sequence = object_to_sequence(vm, args[0], "can only join an iterable");
    if (sequence == NULL) {
        return NULL;
    }
    size_t count;
    const Value *items = object_sequence_items(sequence, &count);
    if (count == 1 && value_object_is(items[0], vm->types.bytes) && value_is_bytes(self)) {
        Value result = value_retain(items[0]);
        value_release(vm, sequence);
        return result;
    }
    BytesView separator = bytes_self(self);
    Buffer joined = {0};
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++) {
        BytesView item;
        fine = bytes_view(items[i], &item);
        if (!fine) {
            error_raise(vm, vm->types.TypeError,
                        "sequence item %zd: expected a bytes-like object, %T found", (ptrdiff_t)i,
                        items[i]);
            break;
        }
        if (i > 0) {
            buffer_add(&joined, separator.data, separator.size);
        }
        buffer_add(&joined, item.data, item.size);
    }
    value_release(vm, sequence);
    if (!fine) {
        buffer_done(&joined);
        return NULL;
    }
    return bytes_like_take(vm, self, &joined);
}
