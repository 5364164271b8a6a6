/* pith for C: a page goes in, its article comes out.
 *
 * Every function may be called from any thread; one handle may be read by several threads at once. Strings
 * are UTF-8. Nothing is thrown and nothing is printed. Handles and strings that a function makes are freed by
 * the functions named here, never by free(); all of these take NULL and do nothing then. */
#ifndef PITH_PITH_H
#define PITH_PITH_H

/* NOLINTBEGIN(modernize-*): this is C */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where on the curve between clean and complete the choice of blocks lies. */
typedef enum pith_focus {
  PITH_FOCUS_PRECISION = 0,
  PITH_FOCUS_BALANCED = 1,
  PITH_FOCUS_RECALL = 2
} pith_focus;

/* What the bytes are taken for. */
typedef enum pith_form {
  PITH_FORM_DETECT = 0,
  PITH_FORM_HTML = 1,
  PITH_FORM_TEXT = 2 /* a flattened page: lines of text without markup */
} pith_form;

/* How to extract. Fill it with pith_options_init() first, then change what should differ. A limit of 0 stands
 * for the default. */
typedef struct pith_options {
  size_t size;        /* of this struct as the caller knows it; set by pith_options_init() */
  int focus;          /* a pith_focus */
  int form;           /* a pith_form */
  int captions;       /* not 0: captions of figures become part of the text */
  int comments;       /* not 0: readers' comments follow the article */
  const char* model;  /* a serialized model instead of the built-in one, or NULL; borrowed for the call */
  size_t model_size;  /* in bytes */
  size_t max_bytes;   /* of the page after decoding to UTF-8 */
  uint32_t max_depth; /* of nested elements */
  uint32_t max_nodes; /* of the parsed tree */
  uint32_t max_attributes; /* on one tag; further ones are ignored */
  size_t max_memory;       /* bytes the parser may hold */
  uint32_t parse_ms;       /* wall-clock milliseconds for parsing */
  uint32_t total_ms;       /* wall-clock milliseconds in all */
} pith_options;

/* Sets every field to its default. `options` must not be NULL. */
#define pith_options_init(options) pith_options_init_sized((options), sizeof(pith_options))
void pith_options_init_sized(pith_options* options, size_t size);

typedef enum pith_error_code {
  PITH_ERROR_USAGE = 1,    /* an argument is wrong, or the model cannot be read */
  PITH_ERROR_FETCH = 2,    /* a page could not be fetched; not given by any function here */
  PITH_ERROR_INPUT = 3,    /* something could not be read; not given by any function here */
  PITH_ERROR_NOT_TEXT = 4, /* the bytes are not HTML or text; the message says what they are */
  PITH_ERROR_LIMIT = 5,    /* a limit was exceeded; the message says which */
  PITH_ERROR_MEMORY = 6    /* there is not enough memory */
} pith_error_code;

/* Why there is no article handle. */
typedef struct pith_error pith_error;

pith_error_code pith_error_get_code(const pith_error* error);
/* One line for people; lives as long as the error. */
const char* pith_error_message(const pith_error* error);
void pith_error_free(pith_error* error);

/* The article of one page. */
typedef struct pith_article pith_article;

/* Extracts the article of `size` bytes in any charset: HTML, or a text dump of a page. `url` (the page's
 * address, which resolves links), `content_type` (the HTTP header), `options` and `error` may be NULL.
 * Returns NULL on failure and then sets `*error`, which the caller frees; on success `*error` is NULL. That a
 * page has no article is no failure: see pith_article_outcome(). */
pith_article* pith_extract(const char* bytes, size_t size, const char* url, const char* content_type,
                           const pith_options* options, pith_error** error);
void pith_article_free(pith_article* article);

typedef enum pith_outcome {
  PITH_OUTCOME_ARTICLE = 0,
  PITH_OUTCOME_THIN = 1, /* some text, but little of it or little certainty */
  PITH_OUTCOME_NONE = 2  /* no article: an error page, a consent wall, a shell */
} pith_outcome;

pith_outcome pith_article_outcome(const pith_article* article);
/* F1 to expect of the text, 0 to 1. */
float pith_article_confidence(const pith_article* article);

/* The values of one field of the metadata: `key` as in the JSON output ("title", "author", "date", "tags"
 * ...). How many there are, 0 if the field is not known; and one of them, NULL if there is none. Numbers are
 * decimal, truth values "true" or "false". The string lives as long as the article. */
size_t pith_article_metadata_count(const pith_article* article, const char* key);
const char* pith_article_metadata(const pith_article* article, const char* key, size_t index);

typedef enum pith_format {
  PITH_FORMAT_BODY = 0, /* the text of the article alone */
  PITH_FORMAT_TEXT = 1, /* "Key: value" lines, an empty line, the body */
  PITH_FORMAT_MARKDOWN = 2,
  PITH_FORMAT_JSON = 3, /* one object on one line */
  PITH_FORMAT_HTML = 4,
  PITH_FORMAT_XML = 5
} pith_format;

/* To be joined with |. */
enum {
  PITH_RENDER_NO_METADATA = 1, /* the text alone */
  PITH_RENDER_NO_LINKS = 2,    /* Markdown, HTML and XML: without the targets of links */
  PITH_RENDER_PROVENANCE = 4   /* JSON: where each field came from */
};

/* The article in one form, a pith_format, ended by a NUL; freed with pith_string_free(). `size`, if not NULL,
 * receives its length without the NUL. NULL if the format does not exist or memory is short. */
char* pith_article_render(const pith_article* article, int format, unsigned flags, size_t* size);
void pith_string_free(char* string);

/* "0.1.0" */
const char* pith_version(void);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-*) */

#endif
