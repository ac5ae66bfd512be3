//go:build (production || bindings) && !dev

package desk

// chooseDialogs takes the system's dialogs.
func chooseDialogs(system *systemDialogs) Dialogs { return system }
