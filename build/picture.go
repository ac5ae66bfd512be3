package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
)

// Bounds that tell a painted window from a blank one, measured on the window
// at 1280×800: a page of the list has dozens of lines and hundreds of
// colours, a blank or failed page at most a handful of either.
const (
	minLines   = 8
	minColours = 24
)

// content is what a picture shows, as far as a program can tell.
type content struct {
	// colours counts distinct colours in the part looked at.
	colours int
	// ink is the share of pixels that differ clearly from the commonest colour, 0–1.
	ink float64
	// lines counts bands of inked pixel rows between blank ones: lines of text.
	lines int
}

func (c content) String() string {
	return fmt.Sprintf("%d colours, %.1f %% ink, %d lines", c.colours, 100*c.ink, c.lines)
}

// painted tells whether a part of the window shows text and not just a page.
func (c content) painted() bool {
	return c.colours >= minColours && c.lines >= minLines && c.ink > 0.002 && c.ink < 0.6
}

// measure looks at one part of a picture.
func measure(img image.Image, part image.Rectangle) content {
	part = part.Intersect(img.Bounds())
	seen := map[color.RGBA]int{}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			seen[rgba(img.At(x, y))]++
		}
	}
	var paper color.RGBA
	for c, n := range seen {
		if n > seen[paper] || n == seen[paper] && less(c, paper) {
			paper = c
		}
	}
	c := content{colours: len(seen)}
	inked, before := 0, false
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := 0
		for x := part.Min.X; x < part.Max.X; x++ {
			if far(rgba(img.At(x, y)), paper) {
				row++
			}
		}
		inked += row
		// A rule across the whole part is no line of text.
		here := row > 0 && row < part.Dx()*9/10
		if here && !before {
			c.lines++
		}
		before = here
	}
	if n := part.Dx() * part.Dy(); n > 0 {
		c.ink = float64(inked) / float64(n)
	}
	return c
}

// windowBox is the part of a picture that is not the black of an empty screen;
// empty when nothing stands on it.
func windowBox(img image.Image) image.Rectangle {
	var box image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if c := rgba(img.At(x, y)); c.R|c.G|c.B != 0 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// crop gives one part of a picture as a picture.
func crop(img image.Image, part image.Rectangle) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), img, part.Min, draw.Src)
	return out
}

// textPart is where the list stands in the window: its middle, without the
// rail on the left, the panel on the right and the head above.
func textPart(b image.Rectangle) image.Rectangle {
	return image.Rect(b.Min.X+b.Dx()*20/100, b.Min.Y+b.Dy()*15/100, b.Min.X+b.Dx()*60/100, b.Min.Y+b.Dy()*95/100)
}

// same tells whether two pictures differ in at most one pixel in a thousand:
// a blinking caret is no change.
func same(a, b image.Image) bool {
	if a == nil || b == nil || a.Bounds() != b.Bounds() {
		return false
	}
	r, differ := a.Bounds(), 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if rgba(a.At(x, y)) != rgba(b.At(x, y)) {
				differ++
			}
		}
	}
	return differ*1000 <= r.Dx()*r.Dy()
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}

func readPNG(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func rgba(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

// far tells whether two colours differ clearly to the eye.
func far(a, b color.RGBA) bool {
	return apart(a.R, b.R)+apart(a.G, b.G)+apart(a.B, b.B) > 96
}

func apart(a, b uint8) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}

func less(a, b color.RGBA) bool {
	return uint32(a.R)<<16|uint32(a.G)<<8|uint32(a.B) < uint32(b.R)<<16|uint32(b.G)<<8|uint32(b.B)
}
