#include "ui/cli/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "ui/cli/message.h"

/* The file that is being written, for whoever ends the process: it must not be left behind. There
 * is one at a time, and signals have no other context. */
static char *volatile unfinished;
static const int end_signals[] = {SIGTERM, SIGHUP, SIGQUIT};

static void remove_unfinished(void) {
    if (unfinished != NULL) {
        unlink(unfinished);
    }
}

static void on_end(int signal_number) {
    remove_unfinished();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void on_die(void *context) {
    (void)context;
    remove_unfinished();
}

static void begin_unfinished(char *path) {
    unfinished = path;
    die_set_callback(on_die, NULL);
    for (size_t i = 0; i < sizeof(end_signals) / sizeof(int); i++) {
        signal(end_signals[i], on_end);
    }
}

static void end_unfinished(void) {
    for (size_t i = 0; i < sizeof(end_signals) / sizeof(int); i++) {
        signal(end_signals[i], SIG_DFL);
    }
    die_set_callback(NULL, NULL);
    unfinished = NULL;
}

static bool complain(const OutputFile *file) {
    message("%s: %s", file->path == NULL ? "standard output" : file->path, strerror(errno));
    return false;
}

/* The name that is to be taken: a symbolic link stays, and what it leads to is written. NULL with
 * errno when it leads nowhere. */
static char *find_target(const char *path) {
    struct stat about;
    bool is_link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    return is_link ? realpath(path, NULL) : strdup(path);
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
    file->target = find_target(path);
    if (file->target == NULL) {
        return complain(file);
    }
    Buffer name = {0};
    buffer_add_format(&name, "%s.XXXXXX", file->target);
    file->temporary = buffer_take(&name);
    file->descriptor = mkstemp(file->temporary);
    if (file->descriptor < 0) {
        complain(file);
        memory_free(file->temporary);
        free(file->target);
        return false;
    }
    begin_unfinished(file->temporary);
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
        if (keep && closed && rename(file->temporary, file->target) != 0) {
            closed = complain(file);
        }
        if (!keep || !closed) {
            unlink(file->temporary);
        }
        end_unfinished();
        memory_free(file->temporary);
        free(file->target);
    }
    return closed;
}
