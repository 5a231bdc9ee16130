#include "tracer/object_history.h"

#include "engine/base/memory.h"

typedef struct Versions {
    uint32_t count;
    uint32_t capacity;
    ObjectVersion items[];
} Versions;

static size_t size_of(uint32_t capacity) {
    return sizeof(Versions) + capacity * sizeof(ObjectVersion);
}

void object_history_done(ObjectHistory *history) {
    Versions *versions;
    for (size_t at = 0; (versions = number_map_next(&history->objects, &at)) != NULL;) {
        memory_free(versions);
    }
    number_map_done(&history->objects);
    *history = (ObjectHistory){0};
}

void object_history_add(ObjectHistory *history, uint32_t number, ObjectVersion version) {
    Versions *versions = number_map_get(&history->objects, number);
    uint32_t count = versions == NULL ? 0 : versions->count;
    if (versions == NULL || count == versions->capacity) {
        uint32_t capacity = count == 0 ? 1 : count * 2;
        history->bytes += size_of(capacity) - (versions == NULL ? 0 : size_of(count));
        versions = memory_resize(versions, 1, size_of(capacity));
        versions->capacity = capacity;
        number_map_set(&history->objects, number, versions);
    }
    versions->items[count] = version;
    versions->count = count + 1;
}

const ObjectVersion *object_history_find(const ObjectHistory *history, uint32_t number,
                                         uint32_t chunk) {
    const Versions *versions = number_map_get(&history->objects, number);
    if (versions == NULL || versions->items[0].chunk > chunk) {
        return NULL;
    }
    uint32_t low = 0;
    uint32_t high = versions->count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        if (versions->items[middle].chunk <= chunk) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return &versions->items[low];
}

size_t object_history_memory(const ObjectHistory *history) {
    return history->bytes + history->objects.capacity * sizeof(NumberMapSlot);
}
