#include "ui/cli/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "ui/cli/message.h"

static bool complain(const OutputFile *file) {
    message("%s: %s", file->path == NULL ? "standard output" : file->path, strerror(errno));
    return false;
}

bool output_file_open(OutputFile *file, const char *path) {
    *file = (OutputFile){.path = path, .descriptor = STDOUT_FILENO};
    if (path == NULL) {
        return true;
    }
    struct stat about;
    bool exists = stat(path, &about) == 0;
    if (exists && !S_ISREG(about.st_mode)) {
        file->descriptor = open(path, O_WRONLY | O_CLOEXEC);
        return file->descriptor >= 0 || complain(file);
    }
    Buffer name = {0};
    buffer_add_format(&name, "%s.XXXXXX", path);
    file->temporary = buffer_take(&name);
    file->descriptor = mkstemp(file->temporary);
    if (file->descriptor < 0) {
        memory_free(file->temporary);
        return complain(file);
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(file->descriptor, exists ? about.st_mode & 07777 : 0666 & ~mask);
    return true;
}

bool output_file_write(OutputFile *file, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(file->descriptor, bytes, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            /* Nobody reads any more: that is the reader's choice, not an error to speak of. */
            return errno == EPIPE ? false : complain(file);
        }
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

bool output_file_close(OutputFile *file, bool keep) {
    bool closed = file->path == NULL || close(file->descriptor) == 0 || complain(file);
    if (file->temporary != NULL) {
        if (keep && closed && rename(file->temporary, file->path) != 0) {
            closed = complain(file);
        }
        if (!keep || !closed) {
            unlink(file->temporary);
        }
        memory_free(file->temporary);
    }
    return closed;
}
