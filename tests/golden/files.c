#include "tests/golden/files.h"

enum { PIECE = 65536 };

bool file_read_back(FILE *file, Buffer *content) {
    rewind(file);
    size_t got;
    do {
        got = fread(buffer_reserve(content, PIECE), 1, PIECE, file);
        content->size += got;
    } while (got == PIECE);
    content->data[content->size] = '\0';
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
