# Floats in lists: the sun and its planets.
def advance(bodies, dt, steps):
    for _ in range(steps):
        for i in range(len(bodies)):
            p, v, m = bodies[i]
            for j in range(i + 1, len(bodies)):
                q, w, k = bodies[j]
                dx = p[0] - q[0]
                dy = p[1] - q[1]
                dz = p[2] - q[2]
                mag = dt * ((dx * dx + dy * dy + dz * dz) ** -1.5)
                v[0] -= dx * k * mag
                v[1] -= dy * k * mag
                v[2] -= dz * k * mag
                w[0] += dx * m * mag
                w[1] += dy * m * mag
                w[2] += dz * m * mag
        for p, v, m in bodies:
            p[0] += dt * v[0]
            p[1] += dt * v[1]
            p[2] += dt * v[2]


bodies = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.47),
    ([4.84, -1.16, -0.10], [0.60, 2.81, -0.02], 0.037),
    ([8.34, 4.12, -0.4], [-1.01, 1.82, 0.008], 0.011),
    ([12.89, -15.11, -0.22], [1.08, 0.86, -0.01], 0.0017),
    ([15.37, -25.9, 0.17], [0.97, 0.59, -0.03], 0.002),
]
advance(bodies, 0.01, 200_000)
print(repr(bodies[0][0][0])[:6])
