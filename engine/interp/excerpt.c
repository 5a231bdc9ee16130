/* excerpt.c - see excerpt.h. */
#include "engine/interp/excerpt.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/caret.h"
#include "engine/interp/runtime.h"
#include "engine/unicode/unicode.h"

/* One source line: UTF-8 without newline and trailing space. */
typedef struct Line {
    const char *text;
    size_t size;
} Line;

/* The lines of the instruction, and where in them it lies. */
typedef struct Excerpt {
    Line *lines;
    int count;
    int start; /* column of the first line, in characters */
    int end;   /* column of the last line, exclusive */
    bool carets;
    bool has_anchors;
    CaretAnchors anchors; /* columns counted from the start of each line, as displayed */
} Excerpt;

/* Lines. */

static bool is_blank(const Line *line) {
    return line->size == 0;
}

static void strip_end(Line *line) {
    while (line->size > 0) {
        size_t at = line->size - 1;
        while (at > 0 && ((unsigned char)line->text[at] & 0xc0) == 0x80) {
            at--;
        }
        size_t length;
        if (!unicode_is_space(unicode_decode(line->text + at, line->size - at, &length))) {
            return;
        }
        line->size = at;
    }
}

static size_t leading_blanks(const Line *line) {
    size_t count = 0;
    while (count < line->size && (line->text[count] == ' ' || line->text[count] == '\t')) {
        count++;
    }
    return count;
}

/* The blanks that all lines that are not blank begin with. */
static size_t common_margin(const Line *lines, int count) {
    const Line *first = NULL;
    size_t margin = 0;
    for (int i = 0; i < count; i++) {
        if (is_blank(&lines[i])) {
            continue;
        }
        if (first == NULL) {
            first = &lines[i];
            margin = leading_blanks(first);
            continue;
        }
        size_t same = 0;
        while (same < margin && same < lines[i].size && lines[i].text[same] == first->text[same]) {
            same++;
        }
        margin = same;
    }
    return margin;
}

static void cut_margin(Line *lines, int count, size_t margin) {
    for (int i = 0; i < count; i++) {
        size_t cut = lines[i].size < margin ? lines[i].size : margin;
        lines[i].text += cut;
        lines[i].size -= cut;
    }
}

/* Characters in the first `bytes` of a line. */
static int characters(const Line *line, size_t bytes) {
    return (int)unicode_count(line->text, bytes < line->size ? bytes : line->size);
}

/* Columns that the first `count` characters take on a terminal. */
static int display_width(const Line *line, int count) {
    int width = 0;
    size_t at = 0;
    while (count-- > 0) {
        size_t length = 1;
        width += at < line->size
                     ? unicode_width(unicode_decode(line->text + at, line->size - at, &length))
                     : 1;
        at += length;
    }
    return width;
}

static int line_width(const Line *line) {
    return display_width(line, characters(line, line->size));
}

static size_t byte_of_character(const Line *line, int count) {
    size_t at = 0;
    while (count-- > 0 && at < line->size) {
        size_t length;
        unicode_decode(line->text + at, line->size - at, &length);
        at += length;
    }
    return at;
}

/* Carets. */

/* The excerpt's lines as one text, from a byte of the first to a byte of the last. */
static void join_lines(const Excerpt *excerpt, size_t from, size_t to, Buffer *out) {
    for (int i = 0; i < excerpt->count; i++) {
        size_t start = i == 0 ? from : 0;
        size_t end = i == excerpt->count - 1 ? to : excerpt->lines[i].size;
        if (i > 0) {
            buffer_add_byte(out, '\n');
        }
        if (end > start) {
            buffer_add(out, excerpt->lines[i].text + start, end - start);
        }
    }
}

static void find_anchors(Excerpt *excerpt) {
    const Line *first = &excerpt->lines[0];
    const Line *last = &excerpt->lines[excerpt->count - 1];
    Buffer segment = {0};
    join_lines(excerpt, byte_of_character(first, excerpt->start),
               byte_of_character(last, excerpt->end), &segment);
    CaretAnchors *anchors = &excerpt->anchors;
    excerpt->has_anchors = caret_find_anchors(segment.data, segment.size, anchors);
    buffer_done(&segment);
    if (excerpt->has_anchors) {
        int left = anchors->left_column + (anchors->left_line == 0 ? excerpt->start : 0);
        int right = anchors->right_column + (anchors->right_line == 0 ? excerpt->start : 0);
        anchors->left_column = display_width(&excerpt->lines[anchors->left_line], left);
        anchors->right_column = display_width(&excerpt->lines[anchors->right_line], right);
    }
}

static bool has_text_before(const Line *line, size_t byte) {
    return leading_blanks(line) < byte;
}

static bool should_show_carets(const Excerpt *excerpt) {
    const Line *first = &excerpt->lines[0];
    const Line *last = &excerpt->lines[excerpt->count - 1];
    Buffer statement = {0};
    join_lines(excerpt, 0, last->size, &statement);
    bool plain = caret_is_plain_call(statement.data, statement.size, excerpt->start, excerpt->end);
    buffer_done(&statement);
    if (plain) {
        return false;
    }
    return excerpt->has_anchors ||
           has_text_before(first, byte_of_character(first, excerpt->start)) ||
           byte_of_character(last, excerpt->end) < last->size;
}

/* Whether a place is between the anchors. */
static bool is_anchored(const CaretAnchors *anchors, int line, int column) {
    bool after_left =
        line > anchors->left_line || (line == anchors->left_line && column >= anchors->left_column);
    bool before_right = line < anchors->right_line ||
                        (line == anchors->right_line && column < anchors->right_column);
    return after_left && before_right;
}

static void add_carets(const Excerpt *excerpt, int line, Buffer *out) {
    const Line *text = &excerpt->lines[line];
    int end = line == excerpt->count - 1 ? display_width(text, excerpt->end) : line_width(text);
    int start = (int)leading_blanks(text);
    if (line == 0) {
        int first = display_width(text, excerpt->start);
        start = first > start ? first : start;
    }
    char primary = excerpt->has_anchors ? '~' : '^';
    for (int column = 0; column < end; column++) {
        char mark = ' ';
        if (column >= start) {
            bool anchored = excerpt->has_anchors && is_anchored(&excerpt->anchors, line, column);
            mark = anchored ? '^' : primary;
        }
        buffer_add_byte(out, mark);
    }
}

/* Output. */

/* Only the first and last lines and those around the anchors are shown. */
static bool is_significant(const Excerpt *excerpt, int line) {
    if (line == 0 || line == excerpt->count - 1) {
        return true;
    }
    if (!excerpt->has_anchors) {
        return false;
    }
    int from_left = line - excerpt->anchors.left_line;
    int from_right = line - excerpt->anchors.right_line;
    return (from_left >= -1 && from_left <= 1) || (from_right >= -1 && from_right <= 1);
}

static void add_output_line(const char *text, size_t size, Buffer *shown) {
    buffer_add(shown, text, size);
    buffer_add_byte(shown, '\n');
}

static void add_line(const Excerpt *excerpt, int line, Buffer *shown) {
    add_output_line(excerpt->lines[line].text, excerpt->lines[line].size, shown);
    if (excerpt->carets) {
        Buffer carets = {0};
        add_carets(excerpt, line, &carets);
        add_output_line(carets.data, carets.size, shown);
        buffer_done(&carets);
    }
}

/* All lines to show, one after another. */
static void add_significant_lines(const Excerpt *excerpt, Buffer *shown) {
    int last = 0;
    for (int line = 0; line < excerpt->count; line++) {
        if (!is_significant(excerpt, line)) {
            continue;
        }
        int between = line - last - 1;
        if (between == 1) {
            add_line(excerpt, line - 1, shown);
        } else if (between > 1) {
            buffer_add_format(shown, "...<%d lines>...\n", between);
        }
        add_line(excerpt, line, shown);
        last = line;
    }
}

/* Cuts off what all lines have in common as indentation, then indents by four. */
static void add_indented(const Buffer *shown, Buffer *out) {
    int count = 0;
    for (size_t i = 0; i < shown->size; i++) {
        count += shown->data[i] == '\n';
    }
    Line *lines = memory_alloc_zeroed((size_t)count, sizeof(Line));
    const char *at = shown->data;
    for (int i = 0; i < count; i++) {
        const char *end = strchr(at, '\n');
        lines[i] = (Line){at, (size_t)(end - at)};
        if (leading_blanks(&lines[i]) == lines[i].size) {
            lines[i].size = 0;
        }
        at = end + 1;
    }
    cut_margin(lines, count, common_margin(lines, count));
    for (int i = 0; i < count; i++) {
        buffer_add_string(out, "    ");
        add_output_line(lines[i].text, lines[i].size, out);
    }
    memory_free(lines);
}

/* The lines of the location; false when none is known. */
static bool read_lines(VM *vm, Value filename, Location location, Excerpt *excerpt) {
    int end_line = location.end_line >= location.line ? location.end_line : location.line;
    excerpt->count = end_line - location.line + 1;
    excerpt->lines = memory_alloc_zeroed((size_t)excerpt->count, sizeof(Line));
    bool found = false;
    for (int i = 0; i < excerpt->count; i++) {
        Line *line = &excerpt->lines[i];
        if (runtime_source_line(vm, filename, location.line + i, &line->text, &line->size)) {
            strip_end(line);
        } else {
            line->text = "";
        }
        found = found || line->size > 0;
    }
    return found;
}

void excerpt_add(VM *vm, Value filename, Location location, Buffer *out) {
    if (location.line < 1) {
        return;
    }
    Excerpt excerpt = {0};
    Buffer shown = {0};
    if (!read_lines(vm, filename, location, &excerpt)) {
        memory_free(excerpt.lines);
        return;
    }
    Line *last = &excerpt.lines[excerpt.count - 1];
    if (location.column < 0 || location.end_column < 0) {
        Line *first = &excerpt.lines[0];
        cut_margin(first, 1, leading_blanks(first));
        add_output_line(first->text, first->size, &shown);
    } else {
        excerpt.start = characters(&excerpt.lines[0], (size_t)location.column);
        excerpt.end = characters(last, (size_t)location.end_column);
        size_t margin = common_margin(excerpt.lines, excerpt.count);
        int dedent = (int)(margin < excerpt.lines[0].size ? margin : excerpt.lines[0].size);
        cut_margin(excerpt.lines, excerpt.count, margin);
        excerpt.start = excerpt.start > dedent ? excerpt.start - dedent : 0;
        excerpt.end = excerpt.end > dedent ? excerpt.end - dedent : 0;
        find_anchors(&excerpt);
        excerpt.carets = should_show_carets(&excerpt);
        add_significant_lines(&excerpt, &shown);
    }
    add_indented(&shown, out);
    buffer_done(&shown);
    memory_free(excerpt.lines);
}
