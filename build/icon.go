package main

import (
	"context"
	"image"
	"image/color"
	"math"
)

// iconSize is the width and height of build/appicon.png.
const iconSize = 512

// iconTask draws build/appicon.png anew: a sheet of paper with a list on ink
// blue, one row of which is ticked.
func iconTask(_ context.Context, s *shop, args []string) error {
	if err := noFlags("icon", args); err != nil {
		return err
	}
	return writePNG(s.path("build", "appicon.png"), drawIcon(iconSize))
}

// The icon's colours: those of the window's paper and ink.
var (
	iconInk   = color.NRGBA{0x1d, 0x33, 0x55, 0xff}
	iconPaper = color.NRGBA{0xfb, 0xf8, 0xf1, 0xff}
	iconLine  = color.NRGBA{0x9a, 0xa6, 0xb8, 0xff}
	iconFine  = color.NRGBA{0x2e, 0x7d, 0x4f, 0xff}
)

// shape tells how far a point lies outside a form, in units of the icon's
// width; inside it is negative.
type shape func(x, y float64) float64

// drawIcon paints the forms one over the other, each edge smoothed over a pixel.
func drawIcon(size int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	layers := []struct {
		form  shape
		paint color.NRGBA
	}{
		{box(0.5, 0.5, 0.47, 0.47, 0.11), iconInk},
		{box(0.5, 0.5, 0.27, 0.345, 0.03), iconPaper},
		{box(0.5, 0.27, 0.19, 0.028, 0.028), iconInk},
		{box(0.5, 0.40, 0.19, 0.016, 0.016), iconLine},
		{box(0.5, 0.50, 0.19, 0.016, 0.016), iconLine},
		{box(0.40, 0.60, 0.09, 0.016, 0.016), iconLine},
		{box(0.37, 0.70, 0.06, 0.016, 0.016), iconLine},
		{disc(0.655, 0.70, 0.185), iconInk},
		{disc(0.655, 0.70, 0.155), iconFine},
		{tick, iconPaper},
	}
	for y := range size {
		for x := range size {
			var c color.NRGBA
			for _, l := range layers {
				d := l.form((float64(x)+0.5)/float64(size), (float64(y)+0.5)/float64(size)) * float64(size)
				c = over(c, l.paint, clamp(0.5-d))
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// box is a rectangle around a centre with half its sides and round corners.
func box(cx, cy, w, h, round float64) shape {
	return func(x, y float64) float64 {
		dx, dy := math.Abs(x-cx)-w+round, math.Abs(y-cy)-h+round
		return math.Hypot(math.Max(dx, 0), math.Max(dy, 0)) + math.Min(math.Max(dx, dy), 0) - round
	}
}

func disc(cx, cy, r float64) shape {
	return func(x, y float64) float64 { return math.Hypot(x-cx, y-cy) - r }
}

func tick(x, y float64) float64 {
	const pen = 0.022
	return math.Min(stroke(x, y, 0.58, 0.705, 0.635, 0.76), stroke(x, y, 0.635, 0.76, 0.735, 0.645)) - pen
}

// stroke is the distance to a line from a to b.
func stroke(x, y, ax, ay, bx, by float64) float64 {
	t := clamp(((x-ax)*(bx-ax) + (y-ay)*(by-ay)) / ((bx-ax)*(bx-ax) + (by-ay)*(by-ay)))
	return math.Hypot(x-ax-t*(bx-ax), y-ay-t*(by-ay))
}

func clamp(v float64) float64 { return math.Min(1, math.Max(0, v)) }

// over lays a colour on another with the given cover, 0–1.
func over(below, above color.NRGBA, cover float64) color.NRGBA {
	if cover == 0 {
		return below
	}
	alpha := cover + float64(below.A)/255*(1-cover)
	mix := func(b, a uint8) uint8 {
		return uint8(math.Round((float64(a)*cover + float64(b)*float64(below.A)/255*(1-cover)) / alpha))
	}
	return color.NRGBA{mix(below.R, above.R), mix(below.G, above.G), mix(below.B, above.B), uint8(math.Round(alpha * 255))}
}
