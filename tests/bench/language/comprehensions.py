# Comprehensions and a list as a sieve.
def primes(n):
    sieve = [True] * (n + 1)
    sieve[0] = sieve[1] = False
    i = 2
    while i * i <= n:
        if sieve[i]:
            for j in range(i * i, n + 1, i):
                sieve[j] = False
        i += 1
    return [i for i, is_prime in enumerate(sieve) if is_prime]


total = 0
for _ in range(24):
    found = primes(500_000)
    total += len(found) + sum(p for p in found if p % 4 == 1) % 1000
    table = {p: [d for d in (3, 5, 7) if p % d == 2] for p in found[:5000]}
    total += sum(len(v) for v in table.values()) + len({p % 100 for p in found})
print(total)
