//go:build production || dev || bindings

package desk

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// showInFolder opens the folder of a file in the system's own window, with
// the file chosen where the system can do that.
func showInFolder(path string) error {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		c = exec.Command("explorer", "/select,"+path)
	case "darwin":
		c = exec.Command("open", "-R", path)
	default:
		c = exec.Command("xdg-open", filepath.Dir(path))
	}
	if err := c.Start(); err != nil {
		return err
	}
	// Only to let go of the process; how that window ends is nobody's business.
	go func() { _ = c.Wait() }()
	return nil
}
