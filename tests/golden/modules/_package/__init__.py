print("package", __name__)
WHERE = "in the package"
