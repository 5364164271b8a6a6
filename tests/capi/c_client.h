#ifndef PITH_TESTS_CAPI_C_CLIENT_H
#define PITH_TESTS_CAPI_C_CLIENT_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): this is C */

#ifdef __cplusplus
extern "C" {
#endif

/* Cleans a page, copies its title and body, and counts its links; 0, or the code of the error. */
int c_client_cleans(const char* bytes, size_t size, char* title, size_t title_size, char* text,
                    size_t text_size, int* links);

#ifdef __cplusplus
}
#endif

#endif
