# A sieve in which every prime is a generator that filters the one before.
def integers(start):
    while True:
        yield start
        start += 1


def without_multiples(source, prime):
    for n in source:
        if n % prime:
            yield n


def primes():
    source = integers(2)
    while True:
        prime = next(source)
        yield prime
        source = without_multiples(source, prime)


def sum_of_primes(how_many):
    total = 0
    for count, prime in enumerate(primes()):
        if count == how_many:
            return total
        total += prime


print([sum_of_primes(500) for _ in range(250)][-1])
