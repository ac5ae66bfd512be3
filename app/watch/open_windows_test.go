package watch

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// TestHeldByAnother is a program that lets nobody in while it saves.
func TestHeldByAnother(t *testing.T) {
	h := byHand(t, "oud")
	h.write("nieuw")
	name, err := syscall.UTF16PtrFromString(h.path)
	if err != nil {
		t.Fatal(err)
	}
	held, err := syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		t.Fatal(err)
	}
	h.after(0, true)
	for _, want := range []time.Duration{300 * time.Millisecond, 600 * time.Millisecond} {
		if got := h.after(time.Second, false); got != want {
			t.Errorf("the next try after %v, want %v", got, want)
		}
	}
	h.wants()
	if err := syscall.CloseHandle(held); err != nil {
		t.Fatal(err)
	}
	h.after(time.Second, false)
	h.wants(Changed)
}

// TestLetsOthersSave replaces a file while it is being read here.
func TestLetsOthersSave(t *testing.T) {
	h := byHand(t, "oud")
	f, err := open(h.path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.Rename(h.path, h.path+".tmp"); err != nil {
		t.Fatal(err)
	}
	h.write("nieuw")
	h.after(0, true)
	h.after(time.Second, false)
	h.wants(Changed)
}
