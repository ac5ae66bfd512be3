//go:build production || dev || bindings

package desk

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"sync/atomic"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// HasWindow tells whether this build can open a window.
const HasWindow = true

// policy lets the page load only what ships inside the program: no network,
// no inline script or style, no form that posts anywhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// OpenWindow shows the window and returns when it is closed. deps.Dialogs may
// be nil: then they are the system's own.
func OpenWindow(assets fs.FS, deps Deps) error {
	system := &systemDialogs{}
	if deps.Dialogs == nil {
		deps.Dialogs = chooseDialogs(system)
	}
	if report := deps.Selftest; report != nil {
		deps.Selftest = func(r SelftestReport) error {
			defer runtime.Quit(system.ctx)
			return report(r)
		}
	}
	deps.Emit = system.emit
	deps.IdleAfter = idleSeam()
	services := New(deps)
	return wails.Run(&options.App{
		Title:  "Aiosmap",
		Width:  1280,
		Height: 820,
		// Narrow enough for a phone-wide column beside Excel, and for zoom.
		MinWidth:         390,
		MinHeight:        480,
		BackgroundColour: options.NewRGB(0xE9, 0xE4, 0xDA),
		AssetServer:      &assetserver.Options{Assets: assets, Middleware: withPolicy},
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		// Wails logs the arguments of calls, and those hold names.
		Logger:             quiet{},
		LogLevelProduction: logger.ERROR,
		OnStartup:          system.start,
		OnBeforeClose:      func(ctx context.Context) bool { return services.stays(ctx, system) },
		OnShutdown:         func(context.Context) { services.Shut() },
		ErrorFormatter:     Shape,
		Bind:               services.All(),
		SingleInstanceLock: &options.SingleInstanceLock{
			// Two data folders are two programs.
			UniqueId: fmt.Sprintf("aiosmap-%x", sha256.Sum256([]byte(deps.DataFolder)))[:24],
			OnSecondInstanceLaunch: func(d options.SecondInstanceData) {
				runtime.WindowUnminimise(system.ctx)
				runtime.Show(system.ctx)
				if len(d.Args) > 0 {
					path := d.Args[len(d.Args)-1]
					if !filepath.IsAbs(path) {
						path = filepath.Join(d.WorkingDirectory, path)
					}
					services.openFromOutside(path)
				}
			},
		},
		Windows: &windows.Options{
			WebviewUserDataPath:  filepath.Join(deps.DataFolder, "venster"),
			IsZoomControlEnabled: true,
			Messages:             windowsMessages(),
		},
		Mac:   &mac.Options{TitleBar: mac.TitleBarDefault(), OnFileOpen: services.openFromOutside},
		Linux: &linux.Options{ProgramName: "aiosmap"},
	})
}

// stays tells whether the window stays open for now, when it was asked to close.
func (v Services) stays(ctx context.Context, system *systemDialogs) bool {
	if v.Left() {
		return false
	}
	return v.KeepsNothing() && system.stay(ctx) || v.Leave(func() { runtime.Quit(ctx) })
}

func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// windowsMessages speak for a PC without WebView2, the part of Windows that
// draws the window.
func windowsMessages() *windows.Messages {
	const how = "Vraag je IT-afdeling om de ‘Microsoft Edge WebView2 Runtime’ (het zelfstandige installatiebestand werkt zonder internet). De opdrachtregel aiosmap-cli.exe werkt wel."
	return &windows.Messages{
		InstallationRequired: "Op deze computer ontbreekt WebView2, het onderdeel van Windows dat het venster tekent. " + how,
		UpdateRequired:       "WebView2, het onderdeel van Windows dat het venster tekent, is hier te oud. " + how,
		MissingRequirements:  "Aiosmap kan het venster niet openen",
		Webview2NotInstalled: "WebView2 is niet geïnstalleerd. " + how,
		Error:                "Fout",
		FailedToInstall:      "Het installeren is niet gelukt. " + how,
		DownloadPage:         how,
		PressOKToInstall:     how,
		ContactAdmin:         how,
		InvalidFixedWebview2: "De WebView2 die hierbij hoort is niet bruikbaar. " + how,
		WebView2ProcessCrash: "Het venster is onverwacht gestopt. Start Aiosmap opnieuw.",
	}
}

// quiet keeps Wails' own log to itself: its lines can hold what a user typed.
type quiet struct{}

func (quiet) Print(string)   {}
func (quiet) Trace(string)   {}
func (quiet) Debug(string)   {}
func (quiet) Info(string)    {}
func (quiet) Warning(string) {}
func (quiet) Error(string)   {}
func (quiet) Fatal(string)   {}

// eventName is under which the window hears what the core tells unasked.
const eventName = "aiosmap"

// systemDialogs are the operating system's file dialogs, and the window itself.
type systemDialogs struct {
	ctx context.Context
	// up is true once the window can be told something.
	up atomic.Bool
}

func (d *systemDialogs) start(ctx context.Context) {
	d.ctx = ctx
	d.up.Store(true)
}

func (d *systemDialogs) emit(e Event) {
	if d.up.Load() {
		runtime.EventsEmit(d.ctx, eventName, e)
	}
}

// stay asks before work is lost that nothing keeps, and tells whether the
// window stays.
func (d *systemDialogs) stay(ctx context.Context) bool {
	const keep, leave = "Ja", "Nee"
	answer, err := runtime.MessageDialog(ctx, runtime.MessageDialogOptions{
		Type: runtime.QuestionDialog, Title: "Aiosmap sluiten",
		Message: "Deze computer heeft geen sleutelbos, dus je wijzigingen in deze lijst blijven niet bewaard als je sluit. Wil je ze eerst bewaren als werkmap?",
		Buttons: []string{keep, leave}, DefaultButton: keep,
	})
	// Windows and Linux answer Yes or No, whatever the buttons are called.
	if err != nil || answer == leave || answer == "No" {
		return false
	}
	d.emit(Event{What: "keep"})
	return true
}

func (d *systemDialogs) PickSettings() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "Instellingen kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Instellingen van Aiosmap", Pattern: "*.json"},
	}})
}

func (d *systemDialogs) PickPortfolio() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "Portfolio kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Portfolio’s van Aiosmap", Pattern: "*.aiosmap"},
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) PickFolder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(d.ctx, runtime.OpenDialogOptions{Title: title, CanCreateDirectories: true})
}

func (d *systemDialogs) PickDocuments() ([]string, error) {
	return runtime.OpenMultipleFilesDialog(d.ctx, runtime.OpenDialogOptions{Title: "Bestanden kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) PickPDF() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "PDF kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "PDF-bestanden", Pattern: "*.pdf"},
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) PickShifts() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "Lijst met diensten kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Lijsten (Excel, OpenDocument, CSV)", Pattern: "*.xlsx;*.xlsm;*.ods;*.csv;*.txt;*.tsv"},
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) Show(path string) error { return showInFolder(path) }

func (d *systemDialogs) Open(path string) error { return openElsewhere(path) }

func (d *systemDialogs) PickList() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "Lijst met aiossen kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Lijsten (Excel, OpenDocument, CSV)", Pattern: "*.xlsx;*.xlsm;*.ods;*.csv;*.txt;*.tsv"},
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) PickMal() (string, error) {
	return runtime.OpenFileDialog(d.ctx, runtime.OpenDialogOptions{Title: "Mal kiezen", Filters: []runtime.FileFilter{
		{DisplayName: "Mal (CSV of Excel)", Pattern: "*.csv;*.xlsx;*.xlsm"},
		{DisplayName: "Alle bestanden", Pattern: "*.*"},
	}})
}

func (d *systemDialogs) SaveAs(title, name, extension string) (string, error) {
	return runtime.SaveFileDialog(d.ctx, runtime.SaveDialogOptions{Title: title, DefaultFilename: name, Filters: []runtime.FileFilter{
		{DisplayName: extension, Pattern: "*." + extension},
	}})
}
