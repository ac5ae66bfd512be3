package main

import (
	"image"
	"image/color"
	"testing"
)

func TestOnlyAPictureWithTextCountsAsPainted(t *testing.T) {
	blank := func() *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, 400, 300))
		for i := range img.Pix {
			img.Pix[i] = 0xf4
		}
		return img
	}
	text := blank()
	for line := range 14 {
		for x := 100; x < 300; x++ {
			for y := 50 + line*18; y < 58+line*18; y++ {
				if (x*7+y*13+line)%5 < 2 {
					text.Set(x, y, color.RGBA{uint8(x % 60), uint8(y % 50), uint8((x + y) % 70), 255})
				}
			}
		}
	}
	black := blank()
	for i := range black.Pix {
		black.Pix[i] = 0
	}
	block := blank()
	for x := 120; x < 200; x++ {
		for y := 80; y < 200; y++ {
			block.Set(x, y, color.Black)
		}
	}
	rules := blank()
	for y := 50; y < 290; y += 12 {
		for x := range 400 {
			rules.Set(x, y, color.Black)
		}
	}
	for name, c := range map[string]struct {
		img  image.Image
		want bool
	}{
		"blank": {blank(), false}, "black": {black, false}, "one block": {block, false}, "only rules": {rules, false}, "text": {text, true},
	} {
		if got := measure(c.img, textPart(c.img.Bounds())); got.painted() != c.want {
			t.Errorf("%s: %s counts as painted = %v", name, got, got.painted())
		}
	}
}

func TestTheWindowIsCutOutOfTheScreen(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	if box := windowBox(img); !box.Empty() {
		t.Errorf("an empty screen has a window at %v", box)
	}
	want := image.Rect(5, 7, 45, 33)
	for y := want.Min.Y; y < want.Max.Y; y++ {
		for x := want.Min.X; x < want.Max.X; x++ {
			img.Set(x, y, color.White)
		}
	}
	if box := windowBox(img); box != want {
		t.Errorf("got %v, want %v", box, want)
	}
	if b := crop(img, want).Bounds(); b != image.Rect(0, 0, 40, 26) {
		t.Errorf("cut to %v", b)
	}
}

func TestTheWindowsReportIsHeldAgainstWhatMustBe(t *testing.T) {
	for name, c := range map[string]struct {
		report selfReport
		fine   bool
	}{
		"all well":     {selfReport{Bound: true, CSP: []string{}, Rows: 12}, true},
		"no answer":    {selfReport{Rows: 12}, false},
		"policy":       {selfReport{Bound: true, CSP: []string{"style-src"}, Rows: 12}, false},
		"rows missing": {selfReport{Bound: true, Rows: 11}, false},
	} {
		if err := c.report.check(12); (err == nil) != c.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheDisplayIsLookedForOnlyOnLinux(t *testing.T) {
	none := func(string) string { return "" }
	x11 := func(name string) string { return map[string]string{"DISPLAY": ":0"}[name] }
	if hasDisplay("linux", none) || !hasDisplay("linux", x11) || !hasDisplay("windows", none) {
		t.Error("the display was judged wrongly")
	}
}
