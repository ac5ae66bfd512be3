package store

import (
	"errors"
	"fmt"
	"os"
)

// keyBusReachable tells whether there is a session bus to ask for the Secret
// Service. Without one the library below would start a bus of its own, which
// stays behind when the program ends.
func keyBusReachable() error {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" && address != "autolaunch:" {
		return nil
	}
	if _, err := os.Stat(fmt.Sprintf("/run/user/%d/bus", os.Getuid())); err == nil {
		return nil
	}
	return errors.New("no session bus")
}
