// Prints the title and the text of the page on standard input, with pith's C interface:
//
//	CGO_CFLAGS=$(pkg-config --cflags pith) CGO_LDFLAGS=$(pkg-config --libs pith) go run title_and_text.go < page.html
package main

// #include <stdlib.h>
// #include <pith/pith.h>
import "C"

import (
	"fmt"
	"io"
	"os"
	"unsafe"
)

func main() {
	page, _ := io.ReadAll(os.Stdin)
	var failure *C.pith_error
	article := C.pith_extract((*C.char)(unsafe.Pointer(unsafe.SliceData(page))), C.size_t(len(page)), nil, nil, nil, &failure)
	if article == nil {
		fmt.Fprintln(os.Stderr, C.GoString(C.pith_error_message(failure)))
		os.Exit(int(C.pith_error_get_code(failure)))
	}
	defer C.pith_article_free(article)
	key := C.CString("title")
	defer C.free(unsafe.Pointer(key))
	if title := C.pith_article_metadata(article, key, 0); title != nil {
		fmt.Printf("%s\n\n", C.GoString(title))
	}
	text := C.pith_article_render(article, C.PITH_FORMAT_BODY, 0, nil)
	defer C.pith_string_free(text)
	fmt.Println(C.GoString(text))
}
