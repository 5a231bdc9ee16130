/*
 * random_module.c - the module _random: the Mersenne twister behind random.Random.
 *
 * Ownership: as in value.h.
 * Source: CPython 3.14 Modules/_randommodule.c; the generator is MT19937 of
 * Makoto Matsumoto and Takuji Nishimura.
 */
#include "engine/base/memory.h"
#include "engine/base/sha512.h"
#include "engine/builtins/modules.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int_bits.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"

enum { WORDS = 624, MIDDLE = 397 };

typedef struct Twister {
    Object head;
    uint32_t words[WORDS];
    uint32_t next; /* of words; WORDS: all are used up */
} Twister;

static Twister *to_twister(Value value) {
    return (Twister *)value_object(value);
}

/* ---- the generator ---- */

static void renew(Twister *twister) {
    uint32_t *words = twister->words;
    for (size_t i = 0; i < WORDS; i++) {
        uint32_t joined =
            (words[i] & UINT32_C(0x80000000)) | (words[(i + 1) % WORDS] & UINT32_C(0x7fffffff));
        uint32_t odd = joined & 1 ? UINT32_C(0x9908b0df) : 0;
        words[i] = words[(i + MIDDLE) % WORDS] ^ (joined >> 1) ^ odd;
    }
    twister->next = 0;
}

static uint32_t next_word(Twister *twister) {
    if (twister->next >= WORDS) {
        renew(twister);
    }
    uint32_t word = twister->words[twister->next++];
    word ^= word >> 11;
    word ^= (word << 7) & UINT32_C(0x9d2c5680);
    word ^= (word << 15) & UINT32_C(0xefc60000);
    return word ^ (word >> 18);
}

static void seed_by_number(Twister *twister, uint32_t seed) {
    twister->words[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = twister->words[i - 1];
        twister->words[i] = UINT32_C(1812433253) * (before ^ (before >> 30)) + i;
    }
    twister->next = WORDS;
}

/* words[i] from the word before it; the last one is the first one's predecessor. */
static size_t mix(uint32_t *words, size_t i, uint32_t factor, uint32_t added) {
    words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * factor)) + added;
    if (i + 1 < WORDS) {
        return i + 1;
    }
    words[0] = words[WORDS - 1];
    return 1;
}

static void seed_by_key(Twister *twister, const uint32_t *key, size_t size) {
    seed_by_number(twister, UINT32_C(19650218));
    size_t at = 1;
    size_t rounds = size > WORDS ? size : WORDS;
    for (size_t k = 0; k < rounds; k++) {
        at = mix(twister->words, at, UINT32_C(1664525), key[k % size] + (uint32_t)(k % size));
    }
    for (size_t k = 0; k < WORDS - 1; k++) {
        at = mix(twister->words, at, UINT32_C(1566083941), 0 - (uint32_t)at);
    }
    twister->words[0] = UINT32_C(0x80000000);
}

/* ---- seeding ---- */

/* The words of a number's magnitude, least significant first; at least one. */
static void seed_by_int(Twister *twister, Value number) {
    IntView view;
    const mp_int *magnitude = int_view(number, &view);
    size_t size = (int_bit_length(number) + 31) / 32;
    size = size == 0 ? 1 : size;
    uint32_t *key = memory_alloc_zeroed(size, sizeof(uint32_t));
    for (size_t i = 0; i < size; i++) {
        key[i] = int_bits_get(magnitude, i * 32, 32);
    }
    seed_by_key(twister, key, size);
    memory_free(key);
}

/* No seed means the same one in every run (DESIGN section 6). */
static int seed(VM *vm, Twister *twister, Value value) {
    if (value == NULL || value == VALUE_NONE) {
        value = value_from_small_int(0);
    }
    if (value_is_int(value)) {
        seed_by_int(twister, value);
        return 0;
    }
    int64_t hash;
    if (object_hash(vm, value, &hash) < 0) {
        return -1;
    }
    Value number = int_from_u64(vm, (uint64_t)hash);
    if (number == NULL) {
        return -1;
    }
    seed_by_int(twister, number);
    value_release(vm, number);
    return 0;
}

static Value random_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (args_check_count(vm, "Random", nargs, 0, 1) < 0) {
        return NULL;
    }
    Twister *twister = object_new(vm, type, type->basic_size);
    if (twister == NULL) {
        return NULL;
    }
    if (seed(vm, twister, nargs == 0 ? NULL : args[0]) < 0) {
        value_release(vm, value_from_object(twister));
        return NULL;
    }
    return value_from_object(twister);
}

/* The seed is taken when the object is made. */
static int random_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return 0;
}

NATIVE_FUNCTION(random_seed) {
    if (args_check_count(vm, "seed", nargs, 0, 1) < 0 ||
        seed(vm, to_twister(self), nargs == 0 ? NULL : args[0]) < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

/* ---- drawing ---- */

NATIVE_FUNCTION(random_random) {
    Twister *twister = to_twister(self);
    uint32_t high = next_word(twister) >> 5; /* 27 bits, then 26 */
    uint32_t low = next_word(twister) >> 6;
    return float_new(vm, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

NATIVE_FUNCTION(random_getrandbits) {
    Twister *twister = to_twister(self);
    Value index = object_index(vm, args[0]);
    if (index == NULL) {
        return NULL;
    }
    int64_t bits;
    bool fits = int_fits_i64(index, &bits);
    bool negative = int_sign(index) < 0;
    value_release(vm, index);
    if (negative) {
        return error_raise(vm, vm->types.ValueError, "Cannot convert negative int");
    }
    if (!fits || !int_allow_bits(vm, (uint64_t)bits)) {
        return error_occurred(vm) ? NULL
                                  : error_raise(vm, vm->types.OverflowError,
                                                "Python int too large to convert to C uint64_t");
    }
    if (bits == 0) {
        return value_from_small_int(0);
    }
    if (bits <= 32) {
        return value_from_small_int(next_word(twister) >> (32 - bits));
    }
    size_t count = ((size_t)bits + 31) / 32;
    mp_int number;
    if (int_bits_init(&number, count * 32) != MP_OKAY) {
        return error_no_memory(vm);
    }
    for (size_t i = 0; i < count; i++, bits -= 32) {
        uint32_t word = next_word(twister);
        int_bits_put(&number, i * 32, bits < 32 ? word >> (32 - bits) : word);
    }
    return int_bits_take(vm, &number, false);
}

/* ---- its state: 624 words, and which comes next ---- */

NATIVE_FUNCTION(random_getstate) {
    const Twister *twister = to_twister(self);
    Tuple *state = tuple_new(vm, WORDS + 1);
    for (size_t i = 0; state != NULL && i < WORDS; i++) {
        state->items[i] = value_from_small_int(twister->words[i]);
    }
    if (state != NULL) {
        state->items[WORDS] = value_from_small_int(twister->next);
    }
    return value_from_object(state);
}

NATIVE_FUNCTION(random_setstate) {
    if (!value_is_tuple(args[0])) {
        return error_raise(vm, vm->types.TypeError, "state vector must be a tuple");
    }
    const Tuple *state = value_to_tuple(args[0]);
    if (state->size != WORDS + 1) {
        return error_raise(vm, vm->types.ValueError, "state vector is the wrong size");
    }
    uint32_t words[WORDS + 1];
    for (size_t i = 0; i <= WORDS; i++) {
        int64_t word = 0;
        if (!value_is_int(state->items[i])) {
            return error_raise(vm, vm->types.TypeError, "an integer is required");
        }
        bool fits = int_fits_i64(state->items[i], &word);
        if (i == WORDS && fits && (word < 0 || word > WORDS)) {
            return error_raise(vm, vm->types.ValueError, "invalid state");
        }
        if (!fits || word < 0) {
            return error_raise(vm, vm->types.OverflowError,
                               "can't convert negative value to "
                               "unsigned int");
        }
        words[i] = (uint32_t)word;
    }
    Twister *twister = to_twister(self);
    for (size_t i = 0; i < WORDS; i++) {
        twister->words[i] = words[i];
    }
    twister->next = words[WORDS];
    return VALUE_NONE;
}

static const NativeDef methods[] = {
    {"random", random_random, NATIVE_NOARGS, "($self, /)"},
    {"seed", random_seed, NATIVE_FAST, "($self, n=None, /)"},
    {"getstate", random_getstate, NATIVE_NOARGS, "($self, /)"},
    {"setstate", random_setstate, NATIVE_ONE, "($self, state, /)"},
    {"getrandbits", random_getrandbits, NATIVE_ONE, "($self, k, /)"},
    {0},
};

/* What random.seed() stretches text with; CPython takes it from hashlib. */
NATIVE_FUNCTION(random_sha512) {
    if (!value_is_bytes(args[0])) {
        return args_raise_type(vm, "_sha512", "argument", "bytes", args[0]);
    }
    uint8_t digest[SHA512_SIZE];
    sha512(value_to_bytes(args[0])->data, value_to_bytes(args[0])->size, digest);
    return bytes_new(vm, digest, sizeof digest);
}

static const NativeDef functions[] = {
    {"_sha512", random_sha512, NATIVE_ONE, NULL},
    {0},
};

static int init_random(VM *vm) {
    Type *type = type_new_builtin(vm, "Random", LAYOUT_OTHER, sizeof(Twister), vm->types.object,
                                  TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    type->create = random_create;
    type->init = random_init;
    type->methods = methods;
    return type_ready_take(vm, &vm->types.random, type, "_random");
}

int random_module_init(VM *vm, Module *module) {
    if (vm->types.random == NULL && init_random(vm) < 0) {
        return -1;
    }
    return module_add_natives(vm, module, functions) < 0
               ? -1
               : module_set(vm, module, "Random", value_from_object(vm->types.random));
}
