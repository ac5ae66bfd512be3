// Package notices carries the licence texts of everything that ships inside
// the program. `go run ./build notices` writes them anew.
package notices

import _ "embed"

//go:embed notices.txt
var text string

// Text gives all licence texts, each under the names and versions it covers.
func Text() string { return text }
