//go:build production || dev || bindings

package desk

// openElsewhere opens a file in the program that the system has for it.
func openElsewhere(path string) error {
	c := opening(path)
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }()
	return nil
}

// showInFolder opens the folder of a file in the system's own window, with
// the file chosen where the system can do that.
func showInFolder(path string) error {
	c := showing(path)
	if err := c.Start(); err != nil {
		return err
	}
	// Only to let go of the process; how that window ends is nobody's business.
	go func() { _ = c.Wait() }()
	return nil
}
