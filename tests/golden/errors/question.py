print(x?)
