#include "tests/golden/files.h"

bool file_read_back(FILE *file, Buffer *content) {
    rewind(file);
    char piece[65536];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, file)) > 0) {
        buffer_add(content, piece, got);
    }
    bool good = ferror(file) == 0;
    fclose(file);
    return good;
}

char *file_read(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    Buffer content = {0};
    if (file == NULL || !file_read_back(file, &content)) {
        buffer_done(&content);
        return NULL;
    }
    *size = content.size;
    return buffer_take(&content);
}
