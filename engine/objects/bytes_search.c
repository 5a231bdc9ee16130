/*
 * bytes_search.c - finding, counting and replacing parts of bytes; and what the methods return.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/slice.h"
#include "engine/objects/tuple.h"

/* ---- results ---- */

Value bytes_like(VM *vm, Value self, const void *data, size_t size) {
    return value_is_bytearray(self) ? bytearray_new(vm, data, size)
                                    : bytes_new(vm, size == 0 ? NULL : data, size);
}

Value bytes_like_take(VM *vm, Value self, Buffer *buffer) {
    Value result = bytes_like(vm, self, buffer->data, buffer->size);
    buffer_done(buffer);
    return result;
}

Value bytes_part(VM *vm, Value self, size_t start, size_t end) {
    BytesView bytes = bytes_self(self);
    if (start == 0 && end == bytes.size && value_object_is(self, vm->types.bytes)) {
        return value_retain(self);
    }
    return bytes_like(vm, self, start < end ? bytes.data + start : NULL,
                      start < end ? end - start : 0);
}

Value bytes_unchanged(VM *vm, Value self) {
    return bytes_part(vm, self, 0, bytes_self(self).size);
}

/* ---- find, rfind, index, rindex, count ---- */

typedef struct Search {
    BytesView bytes;
    BytesView part;
    uint8_t byte; /* when the part is an int */
    size_t start;
    size_t end;
} Search;

static int search_parse(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Search *search) {
    SliceBounds bounds;
    if (args_check_count(vm, name, nargs, 1, 3) < 0 ||
        slice_optional_bounds(vm, args + 1, nargs - 1, &bounds) < 0) {
        return -1;
    }
    if (!bytes_view(args[0], &search->part)) {
        if (!object_has_index(vm, args[0])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "argument should be integer or bytes-like object, not '%T'",
                                   args[0]);
        }
        if (bytes_byte_from(vm, args[0], "byte must be in range(0, 256)", &search->byte) < 0) {
            return -1;
        }
        search->part = (BytesView){&search->byte, 1};
    }
    search->bytes = bytes_self(self);
    slice_fit(bounds, search->bytes.size, &search->start, &search->end);
    return 0;
}

typedef int64_t Find(BytesView bytes, BytesView part, size_t start, size_t end);

static Value find_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                       Find *find) {
    Search search;
    if (search_parse(vm, name, self, args, nargs, &search) < 0) {
        return NULL;
    }
    return value_from_small_int(find(search.bytes, search.part, search.start, search.end));
}

static Value index_with(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        Find *find) {
    Value found = find_with(vm, name, self, args, nargs, find);
    return found == value_from_small_int(-1)
               ? error_raise(vm, vm->types.ValueError, "subsection not found")
               : found;
}

NATIVE_METHOD(bytes_find_method) {
    return find_with(vm, "find", self, args, nargs, bytes_find);
}

NATIVE_METHOD(bytes_rfind_method) {
    return find_with(vm, "rfind", self, args, nargs, bytes_find_last);
}

NATIVE_METHOD(bytes_index_method) {
    return index_with(vm, "index", self, args, nargs, bytes_find);
}

NATIVE_METHOD(bytes_rindex_method) {
    return index_with(vm, "rindex", self, args, nargs, bytes_find_last);
}

static size_t count_parts(const Search *search, size_t limit) {
    if (search->part.size == 0) {
        size_t gaps = search->start > search->end ? 0 : search->end - search->start + 1;
        return gaps < limit ? gaps : limit;
    }
    size_t count = 0;
    int64_t at = (int64_t)search->start;
    while (count < limit &&
           (at = bytes_find(search->bytes, search->part, (size_t)at, search->end)) >= 0) {
        at += (int64_t)search->part.size;
        count++;
    }
    return count;
}

NATIVE_METHOD(bytes_count_method) {
    Search search;
    if (search_parse(vm, "count", self, args, nargs, &search) < 0) {
        return NULL;
    }
    return value_from_small_int((int64_t)count_parts(&search, SIZE_MAX));
}

/* ---- startswith, endswith, removeprefix, removesuffix ---- */

static bool has_end(BytesView bytes, BytesView part, size_t start, size_t end, bool at_end) {
    if (end < start || end - start < part.size) {
        return false;
    }
    size_t at = at_end ? end - part.size : start;
    return bytes_find(bytes, part, at, at + part.size) == (int64_t)at;
}

static Value test_end(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                      bool at_end) {
    SliceBounds bounds;
    if (args_check_count(vm, name, nargs, 1, 3) < 0 ||
        slice_optional_bounds(vm, args + 1, nargs - 1, &bounds) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    size_t start, end;
    slice_fit(bounds, bytes.size, &start, &end);
    BytesView part;
    if (bytes_view(args[0], &part)) {
        return value_from_bool(has_end(bytes, part, start, end, at_end));
    }
    if (!value_is_tuple(args[0])) {
        return error_raise(vm, vm->types.TypeError,
                           "%s first arg must be bytes or a tuple of bytes, not %T", name, args[0]);
    }
    const Tuple *parts = value_to_tuple(args[0]);
    for (size_t i = 0; i < parts->size; i++) {
        if (bytes_view_of(vm, parts->items[i], &part) < 0) {
            return NULL;
        }
        if (has_end(bytes, part, start, end, at_end)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

NATIVE_METHOD(bytes_startswith_method) {
    return test_end(vm, "startswith", self, args, nargs, false);
}

NATIVE_METHOD(bytes_endswith_method) {
    return test_end(vm, "endswith", self, args, nargs, true);
}

NATIVE_METHOD(bytes_removeprefix_method) {
    BytesView part;
    if (bytes_view_of(vm, args[0], &part) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    size_t start = has_end(bytes, part, 0, bytes.size, false) ? part.size : 0;
    return bytes_part(vm, self, start, bytes.size);
}

NATIVE_METHOD(bytes_removesuffix_method) {
    BytesView part;
    if (bytes_view_of(vm, args[0], &part) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    size_t cut = has_end(bytes, part, 0, bytes.size, true) ? part.size : 0;
    return bytes_part(vm, self, 0, bytes.size - cut);
}

/* ---- partition ---- */

/* bytes give the separator and themselves back; bytearrays give copies. */
static Value same_or_copy(VM *vm, Value self, Value value) {
    BytesView bytes = bytes_self(value);
    return value_is_bytearray(self) ? bytearray_new(vm, bytes.data, bytes.size)
                                    : value_retain(value);
}

static Value three(VM *vm, Value first, Value second, Value third) {
    const Value parts[3] = {first, second, third};
    return tuple_from_array_take(vm, parts, 3);
}

static Value partition_with(VM *vm, Value self, Value separator, Find *find, bool whole_last) {
    BytesView part;
    if (bytes_view_of(vm, separator, &part) < 0) {
        return NULL;
    }
    if (part.size == 0) {
        return error_raise(vm, vm->types.ValueError, "empty separator");
    }
    BytesView bytes = bytes_self(self);
    int64_t at = find(bytes, part, 0, bytes.size);
    if (at >= 0) {
        return three(vm, bytes_part(vm, self, 0, (size_t)at), same_or_copy(vm, self, separator),
                     bytes_part(vm, self, (size_t)at + part.size, bytes.size));
    }
    Value whole = same_or_copy(vm, self, self);
    Value empty = bytes_like(vm, self, NULL, 0);
    Value middle = bytes_like(vm, self, NULL, 0);
    return whole_last ? three(vm, empty, middle, whole) : three(vm, whole, middle, empty);
}

NATIVE_METHOD(bytes_partition_method) {
    return partition_with(vm, self, args[0], bytes_find, false);
}

NATIVE_METHOD(bytes_rpartition_method) {
    return partition_with(vm, self, args[0], bytes_find_last, true);
}

/* ---- replace ---- */

/* `part` empty: `by` comes before each of the first bytes, and at the end. */
static void interleave(BytesView bytes, BytesView by, size_t count, Buffer *out) {
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, by.data, by.size);
        if (i < bytes.size) {
            buffer_add_byte(out, (char)bytes.data[i]);
        }
    }
    if (count < bytes.size) {
        buffer_add(out, bytes.data + count, bytes.size - count);
    }
}

static void replace_parts(const Search *search, BytesView by, size_t count, Buffer *out) {
    BytesView bytes = search->bytes;
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)bytes_find(bytes, search->part, done, bytes.size);
        buffer_add(out, bytes.data + done, at - done);
        buffer_add(out, by.data, by.size);
        done = at + search->part.size;
    }
    buffer_add(out, bytes.data + done, bytes.size - done);
}

NATIVE_METHOD(bytes_replace_method) {
    Search search = {.start = 0};
    BytesView by;
    int64_t limit = -1;
    if (args_check_count(vm, "replace", nargs, 2, 3) < 0 ||
        bytes_view_of(vm, args[0], &search.part) < 0 || bytes_view_of(vm, args[1], &by) < 0 ||
        (nargs == 3 && args_to_index(vm, args[2], &limit) < 0) ||
        bytes_view_of(vm, args[0], &search.part) < 0 || /* again: __index__ may change them */
        bytes_view_of(vm, args[1], &by) < 0) {
        return NULL;
    }
    search.bytes = bytes_self(self);
    search.end = search.bytes.size;
    size_t count = count_parts(&search, limit < 0 ? SIZE_MAX : (size_t)limit);
    if (count == 0 || (search.part.size == 0 && by.size == 0)) {
        return bytes_unchanged(vm, self);
    }
    if (by.size > 0 && count > (SIZE_MAX / 4 - search.bytes.size) / by.size) {
        return error_raise(vm, vm->types.OverflowError, "replace bytes is too long");
    }
    if (!bytes_allow_size(vm, search.bytes.size + count * by.size - count * search.part.size)) {
        return NULL;
    }
    Buffer out = {0};
    if (search.part.size == 0) {
        interleave(search.bytes, by, count, &out);
    } else {
        replace_parts(&search, by, count, &out);
    }
    return bytes_like_take(vm, self, &out);
}
