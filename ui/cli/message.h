/*
 * message.h - what genstep itself says on stderr: one line, "genstep: ...".
 */
#ifndef GENSTEP_UI_CLI_MESSAGE_H
#define GENSTEP_UI_CLI_MESSAGE_H

#if defined(__GNUC__)
#define MESSAGE_FORMAT __attribute__((format(printf, 1, 2)))
#else
#define MESSAGE_FORMAT
#endif

/* Prints "genstep: MESSAGE" with a newline; control characters in it are shown as '?'. */
MESSAGE_FORMAT void message(const char *format, ...);

#endif
