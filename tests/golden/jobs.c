#include "tests/golden/jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "tests/golden/files.h"

enum { AT_A_TIME = 2 };

typedef struct Job {
    pid_t process; /* 0: free */
    FILE *output;  /* what it prints, then its Counts as the last bytes */
    size_t index;
} Job;

static void job_start(Job *job, const Jobs *jobs, size_t index) {
    *job = (Job){.output = tmpfile(), .index = index};
    if (job->output == NULL) {
        perror("tests");
        exit(2);
    }
    fflush(stdout);
    job->process = fork();
    if (job->process == 0) {
        dup2(fileno(job->output), 1);
        dup2(fileno(job->output), 2);
        alarm(jobs->seconds);
        Counts counts = jobs->run(jobs->context, index);
        fwrite(&counts, sizeof counts, 1, stdout);
        exit(0); /* not _exit: the leak checker of `make asan` looks now */
    }
}

/* Shows what a job that has ended printed, and adds its counts. */
static void job_end(Job *job, const Jobs *jobs, int status, Counts *total) {
    Buffer output = {0};
    file_read_back(job->output, &output);
    Counts counts = {0};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && output.size >= sizeof counts) {
        output.size -= sizeof counts;
        memcpy(&counts, output.data + output.size, sizeof counts);
    } else {
        counts.failed = 1;
        printf("FAIL %s: the test ended with status %d\n", jobs->name(jobs->context, job->index),
               WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    }
    fwrite(output.data == NULL ? "" : output.data, 1, output.size, stdout);
    buffer_done(&output);
    total->passed += counts.passed;
    total->failed += counts.failed;
    for (size_t i = 0; i < sizeof counts.seen; i++) {
        total->seen[i] = total->seen[i] || counts.seen[i];
    }
    job->process = 0;
}

Counts jobs_run(const Jobs *jobs) {
    Counts total = {0};
    Job running[AT_A_TIME] = {0};
    int busy = 0;
    for (size_t next = 0; next < jobs->count || busy > 0;) {
        if (busy < AT_A_TIME && next < jobs->count) {
            Job *job = running;
            while (job->process != 0) {
                job++;
            }
            job_start(job, jobs, next++);
            busy++;
            continue;
        }
        int status = 0;
        pid_t process = wait(&status);
        for (Job *job = running; job < running + AT_A_TIME; job++) {
            if (process > 0 && job->process == process) {
                job_end(job, jobs, status, &total);
            }
        }
        busy--;
    }
    return total;
}
