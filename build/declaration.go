package main

import (
	"context"
	"strings"
)

// The data of the sample declaration, with invented people, and the picture of
// its PDF in the README.
var (
	sampleDeclaration  = []string{"build", "sample", "verklaring.json"}
	declarationPicture = []string{"build", "readme", "declaration.png"}
)

// declareSample is the command line that makes a PDF of the sample declaration.
func (s *shop) declareSample(cli, pdf string) []string {
	return []string{cli, "hap", "--data", s.path(sampleDeclaration...), "--out", pdf, "--overwrite"}
}

// drawDeclaration makes the README's picture of the sample declaration: the PDF
// as a program by others shows it.
func (s *shop) drawDeclaration(ctx context.Context) error {
	if err := s.install(ctx, paperPackages...); err != nil {
		return err
	}
	cli, err := s.build(ctx, cliProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	pdf, err := s.outPath("sample", "verklaring.pdf")
	if err != nil {
		return err
	}
	if err := s.do(ctx, s.in(nil, s.declareSample(cli, pdf)...)); err != nil {
		return err
	}
	picture := s.path(declarationPicture...)
	return s.do(ctx, s.in(nil, "pdftoppm", "-r", "96", "-gray", "-png", "-singlefile", pdf, strings.TrimSuffix(picture, ".png")))
}
