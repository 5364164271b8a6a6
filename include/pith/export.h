/* What the shared libraries export: the rest of them is hidden, so that only what these headers declare can
 * be linked to. */
#ifndef PITH_EXPORT_H
#define PITH_EXPORT_H

#if defined(__GNUC__)
#define PITH_API __attribute__((visibility("default")))
#define PITH_HIDDEN __attribute__((visibility("hidden")))
#else
#define PITH_API
#define PITH_HIDDEN
#endif

#endif
