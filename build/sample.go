package main

import (
	"context"
	"os"
	"strings"
)

// The sample list and the mal it is converted with, in the checkout.
var (
	sampleList = []string{"build", "sample", "nieuwe-aiossen.xlsx"}
	sampleMal  = []string{"build", "sample", "mal.csv"}
)

// sampleTask writes the sample list and its mal anew, which a test holds the
// committed files against, and draws the README's picture of the sample
// declaration.
func sampleTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("sample", args); err != nil {
		return err
	}
	book, err := sampleBook()
	if err != nil {
		return err
	}
	if err := os.WriteFile(s.path(sampleList...), book, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(s.path(sampleMal...), sampleMalCSV(), 0o644); err != nil {
		return err
	}
	if err := s.drawDeclaration(ctx); err != nil {
		return err
	}
	s.say("written: %s, %s and %s", s.path(sampleList...), s.path(sampleMal...), s.path(declarationPicture...))
	return nil
}

// sampleBook is a list as an office gets it: numbers that lost their zero,
// prefixes, doubled spaces, a tussenvoegsel in the last name, and one number
// whose check digit is wrong, which is a warning. Nothing in it blocks.
func sampleBook() ([]byte, error) {
	const nbsp = "\u00a0"
	wrong := bigNumber(40)
	wrong = string('0'+(wrong[0]-'0'+4)%10) + wrong[1:]
	rows := [][]cell{
		{str("Nieuwe aiossen, start 1 september 2026")},
		{},
		{str("Voornaam"), str("Tussenvoegsel"), str("Achternaam"), str("E-mailadres"), str("BIG-nummer"), str("M/V"), str("Groep")},
		{str("Noor"), str(""), str("Bakkerveen"), str("noor.bakkerveen@praktijk.example"), str("39000000101"), str("v"), str("A")},
		{str("Bram"), str("van"), str("Wilgenkamp"), str("b.wilgenkamp@praktijk.example"), num("9000001901"), str("m"), str("A")},
		{str("Fleur"), str("ter"), str("Heidedal"), str("fleur@heidedal.example"), str("BIG-69000000201"), str("Vrouw"), str("A")},
		{str("Sven"), str(""), str("Zandstra"), str("mailto:sven.zandstra@praktijk.example"), num("99000000301"), str("man"), str("A")},
		{str("Ilse  Maria"), str(""), str("Molenhoek "), str("ilse.molenhoek@Praktijk.Example"), num("9000002701"), str("mevr."), str("A")},
		{str("Daan"), str(""), str("van der Vliet"), str("daan.vandervliet@praktijk.example"), str("19000000701"), str("m"), str("B")},
		{str("Zoë"), str("de"), str("Lindenlaar"), str("zoe.delindenlaar@praktijk.example"), str(spaced(bigNumber(31))), str("v"), str("B")},
		{str("Tijn"), str(""), str("Oosterwoude"), str("tijn.oosterwoude@praktijk.example"), str(bigNumber(32) + ".0"), str("dhr"), str("B")},
		{str("Esmée"), str(""), str("D" + "’" + "Elzen"), str("esmee.delzen@praktijk.example"), str(bigNumber(33)), str("vrouw"), str("B")},
		{str("Koen"), str(""), str("Duinmeer"), str("koen.duinmeer@praktijk.example"), str("BIG " + bigNumber(34)), str("m"), str("B")},
		{str("Hanne"), str("van" + nbsp + "den"), str("Kreekzicht"), str("hanne.vandenkreekzicht@praktijk.example"), str(bigNumber(35)), str("v"), str("B")},
		{str("Wout"), str(""), str("Sluisburg"), str("wout.sluisburg@praktijk.example"), str(wrong), str("m"), str("B")},
	}
	return workbook("Aiossen", rows, []float64{14, 14, 18, 40, 18, 8, 8})
}

// spaced writes a number in groups, as people do to read it aloud.
func spaced(number string) string {
	return number[:4] + " " + number[4:8] + " " + number[8:]
}

// sampleMalCSV is an invented mal with one example row: UTF-8 with a mark,
// semicolons, CRLF, as Dutch Excel saves it.
func sampleMalCSV() []byte {
	lines := []string{
		"firstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding",
		"Voorbeeld;van;Naam;voorbeeld@praktijk.example;BIG-" + bigNumber(50) + ";actief;aios;aios;;gender_v;Voorbeeldinstituut;Voorbeeldinstituut;" + bigNumber(50) + ";in_opl",
	}
	return []byte("\ufeff" + strings.Join(lines, "\r\n") + "\r\n")
}
