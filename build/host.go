package main

import "runtime"

const (
	hostOS   = runtime.GOOS
	hostArch = runtime.GOARCH
)

// exe gives a program's file name on an operating system.
func exe(name, goos string) string {
	if goos == "windows" {
		return name + ".exe"
	}
	return name
}
