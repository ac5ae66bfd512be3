//go:build production || dev || bindings

package desk

// HasWindow tells whether this build can open a window.
const HasWindow = true
