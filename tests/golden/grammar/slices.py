# Slices: every combination of parts; constant ones, in tuples, stored and deleted.
class Get:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print(key, value)

    def __delitem__(self, key):
        print("del", key)


g = Get()
a, b, c = 1, 2, 3
print(g[:], g[a:], g[:b], g[a:b], g[::], g[a::], g[:b:], g[::c], g[a:b:c], g[1:2], g[1:2:3], g[:-1], g["a":None])
print(g[1, 2], g[1,], g[:, a], g[..., 1:2], g[()], g[(1, 2)], g[a:b, c], g[1:2, 3:4:5])
g[a:b] = 1
g[1:2] = 2
g[1:2, a] = 3
del g[a:b], g[1:], g[::2]
print([0, 1, 2, 3, 4][1:4][::-1][0], "abc"[-2:][1], (1, 2, 3)[-1])
