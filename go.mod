module aiosmap

go 1.26.0

// Node's packages sometimes carry Go files of their own; they are none of ours.
ignore ./frontend/node_modules

require (
	github.com/agnivade/levenshtein v1.2.2 // close spelling of column headers and mail domains
	github.com/fsnotify/fsnotify v1.10.1 // a list that is saved again while it is open
	github.com/fxamacker/cbor/v2 v2.9.6 // form revisions: one encoding of the same content, so that it can be signed
	github.com/google/go-cmp v0.7.0 // readable differences in tests
	github.com/jung-kurt/gofpdf v1.16.2 // PDF: the document for the HAP; the owner asks for it
	github.com/makiuchi-d/gozxing v0.1.1 // in tests: reads the QR codes of the PDF again
	github.com/pdfcpu/pdfcpu v0.15.0 // in tests: a second opinion on our PDF
	github.com/rogpeppe/go-internal v1.16.0 // testscript: the command line tested as scripts
	github.com/wailsapp/wails/v2 v2.16.0 // the window
	github.com/wneessen/go-mail v0.8.1 // the .eml of a document
	github.com/xuri/excelize/v2 v2.11.0 // report, question and safe workbooks; in tests the oracle of sheet's own reader
	github.com/zalando/go-keyring v0.2.8 // the system's key store: the key of jobs on disk, a portfolio opened by the computer's login
	go.etcd.io/bbolt v1.5.0 // the files on disk: settings and portfolios
	golang.org/x/crypto v0.58.0 // XChaCha20-Poly1305: jobs and portfolios sealed on disk; Argon2id: their passwords
	golang.org/x/net v0.60.0 // html: tables pasted from Word, Excel and mail
	golang.org/x/text v0.43.0 // Windows-1252, Mac Roman, UTF-16, NFC
	pgregory.net/rapid v1.3.0 // property tests
	rsc.io/qr v0.2.0 // the QR code on the document
)

require golang.org/x/sys v0.49.0 // putting files in their place (MoveFileEx), the mark of an open one, where a folder lies

require (
	git.sr.ht/~jackmordaunt/go-toast/v2 v2.0.3 // indirect
	github.com/bep/debounce v1.2.1 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/danieljoos/wincred v1.2.3 // indirect
	github.com/go-ole/go-ole v1.3.0 // indirect
	github.com/godbus/dbus/v5 v5.2.2 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/gorilla/websocket v1.5.3 // indirect
	github.com/hhrutter/tiff v1.0.6 // indirect
	github.com/jchv/go-winloader v0.0.0-20210711035445-715c2860da7e // indirect
	github.com/labstack/echo/v4 v4.13.3 // indirect
	github.com/labstack/gommon v0.4.2 // indirect
	github.com/leaanthony/go-ansi-parser v1.6.1 // indirect
	github.com/leaanthony/gosod v1.0.4 // indirect
	github.com/leaanthony/slicer v1.6.0 // indirect
	github.com/leaanthony/u v1.1.1 // indirect
	github.com/mattn/go-colorable v0.1.13 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/mattn/go-runewidth v0.0.27 // indirect
	github.com/pkg/browser v0.0.0-20240102092130-5ac0b6a4141c // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/richardlehane/mscfb v1.0.7 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/samber/lo v1.49.1 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/tkrajina/go-reflector v0.5.8 // indirect
	github.com/valyala/bytebufferpool v1.0.0 // indirect
	github.com/valyala/fasttemplate v1.2.2 // indirect
	github.com/wailsapp/go-webview2 v1.0.22 // indirect
	github.com/wailsapp/mimetype v1.4.1 // indirect
	github.com/x448/float16 v0.8.4 // indirect
	github.com/xuri/efp v0.0.1 // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/image v0.44.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
	golang.org/x/xerrors v0.0.0-20200804184101-5ec99f83aff1 // indirect
)
