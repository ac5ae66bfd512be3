package paper

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

var errUnknown = errors.New("gofpdf wrote the file in another way than it did")

// complete puts right what gofpdf leaves out. The fonts are subsets and their
// names do not say so; the metadata are written and nothing points at them;
// there is no place to say the language.
func (w *Writer) complete(file []byte) ([]byte, error) {
	metadata, ok := metadataNumber(file)
	if !ok || !bytes.HasPrefix(file, []byte("%PDF-1.3\n")) {
		return nil, errUnknown
	}
	// Metadata and the language came with 1.4.
	file = append([]byte("%PDF-1.4\n"), file[len("%PDF-1.4\n"):]...)
	return inCatalog(subsetNames(file), fmt.Sprintf("/Metadata %s 0 R\n/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n", metadata, w.info.Language))
}

// metadataNumber gives the number of the object that holds the metadata.
func metadataNumber(file []byte) (string, bool) {
	before, _, found := bytes.Cut(file, []byte(" 0 obj\n<< /Type /Metadata "))
	return string(before[bytes.LastIndexByte(before, '\n')+1:]), found
}

// subsetNames marks the fonts as the subsets they are: six capitals and a plus
// before the name, at the same length, so that no place in the file moves.
// Only names of fonts are touched: what people wrote is compressed or UTF-16.
func subsetNames(file []byte) []byte {
	for _, n := range []struct{ family, name string }{
		{regularFamily, "AIOSMA+SourceSans3-Regular"},
		{semiBoldFamily, "AIOSMB+SourceSans3-SemiBold"},
	} {
		for _, key := range []string{"/BaseFont /", "/FontName /"} {
			file = bytes.ReplaceAll(file, []byte(key+"utf8"+n.family), []byte(key+n.name))
		}
	}
	return file
}

// inCatalog puts entries into the catalog. It is the last object, so that of all
// places only the one where the table of objects begins moves.
func inCatalog(file []byte, entries string) ([]byte, error) {
	const catalog = "/Type /Catalog\n"
	at := bytes.LastIndex(file, []byte(catalog))
	table := bytes.LastIndex(file, []byte("\nxref\n")) + 1
	start := bytes.LastIndex(file, []byte(tail)) + len(tail)
	if at < 0 || table < at || start < table || bytes.Count(file[at:table], []byte("endobj")) != 1 {
		return nil, errUnknown
	}
	at += len(catalog)
	var out bytes.Buffer
	out.Write(file[:at])
	out.WriteString(entries)
	out.Write(file[at:start])
	out.WriteString(strconv.Itoa(table+len(entries)) + "\n%%EOF\n")
	return out.Bytes(), nil
}
