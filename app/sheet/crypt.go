package sheet

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"strconv"
	"unicode/utf16"

	"aiosmap/app/problem"
)

// Reading a workbook with a password ([MS-OFFCRYPTO] 2.3). Nothing here
// protects anything: algorithms and counts are the file's, within bounds.

// maxSpin is ten times what Office writes.
const maxSpin = 1_000_000

// openPassword is what Excel itself tries before it asks: workbooks that are
// only protected against changes are encrypted with it ([MS-OFFCRYPTO] 2.4.2.3).
const openPassword = "VelvetSweatshop"

func refuseLabel() error {
	return problem.Refuse(LabelProtected, "Dit bestand is beveiligd met een vertrouwelijkheidslabel; er is geen wachtwoord om het te openen.",
		"Open het in Excel, kopieer de cellen en plak ze hier.")
}

func refusePassword(given string) error {
	if given == "" {
		return problem.Refuse(PasswordNeeded, "Dit bestand is beveiligd met een wachtwoord.", "Vul het wachtwoord in.")
	}
	return problem.Refuse(PasswordWrong, "Met dit wachtwoord gaat het bestand niet open.",
		"Vul het wachtwoord opnieuw in; let op hoofdletters. Vraag het anders aan de afzender.")
}

func refuseCipher() error {
	return refuseType("Dit bestand is beveiligd op een manier die Aiosmap niet kent.",
		"Open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx), zonder wachtwoord.")
}

// locked is an encrypted package that can be tried with a password.
type locked interface {
	// unlock gives the package's key, nil when the password is wrong.
	unlock(ctx context.Context, password string) ([]byte, error)
	open(key, sealed []byte) error // in place
}

func decrypt(ctx context.Context, c *compound, password string) ([]byte, error) {
	info, err := c.stream("EncryptionInfo")
	if err != nil {
		return nil, err
	}
	sealed, err := c.stream("EncryptedPackage")
	if err != nil {
		return nil, err
	}
	if len(info) < 8 || len(sealed) < 8 {
		return nil, damage("an encrypted package cut short")
	}
	var l locked
	switch major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:]); {
	case major == 4 && minor == 4:
		l, err = readAgile(info[8:])
	case major >= 2 && major <= 4 && minor == 2:
		l, err = readStandard(info[8:])
	default:
		err = refuseCipher()
	}
	if err != nil {
		return nil, err
	}
	try := password
	if try == "" {
		try = openPassword
	}
	key, err := l.unlock(ctx, try)
	if err != nil {
		return nil, err
	}
	if key == nil {
		return nil, refusePassword(password)
	}
	length := binary.LittleEndian.Uint64(sealed)
	out := bytes.Clone(sealed[8:])
	out = out[:len(out)-len(out)%aes.BlockSize]
	if length > uint64(len(out)) {
		return nil, damage("an encrypted package cut short")
	}
	if err := l.open(key, out); err != nil {
		return nil, err
	}
	return out[:length], nil
}

// agile is the encryption of Office 2010 and later ([MS-OFFCRYPTO] 2.3.4.10).
type agile struct {
	data, key agileKey
	spin      int
	verifier  []byte // encryptedVerifierHashInput
	verified  []byte // encryptedVerifierHashValue
	sealedKey []byte // encryptedKeyValue
}

type agileKey struct {
	salt     []byte
	keyBytes int
	hash     func() hash.Hash
}

func readAgile(descriptor []byte) (*agile, error) {
	s, err := newScanner(bytes.NewReader(descriptor), make([]byte, 4<<10))
	if err != nil {
		return nil, err
	}
	a := &agile{}
	found := false
	for s.next() {
		if s.kind != startTag {
			continue
		}
		switch string(s.name) {
		case "keyData":
			if a.data, err = agileKeyOf(s); err != nil {
				return nil, err
			}
		case "encryptedKey":
			if s.attr("spinCount") == "" {
				continue // a certificate's
			}
			found = true
			if a.key, err = agileKeyOf(s); err != nil {
				return nil, err
			}
			if a.spin, err = strconv.Atoi(s.attr("spinCount")); err != nil || a.spin < 0 || a.spin > maxSpin {
				return nil, damage("an absurd spin count")
			}
			for _, v := range [...]struct {
				name string
				into *[]byte
			}{
				{"encryptedVerifierHashInput", &a.verifier},
				{"encryptedVerifierHashValue", &a.verified},
				{"encryptedKeyValue", &a.sealedKey},
			} {
				if *v.into, err = base64.StdEncoding.DecodeString(s.attr(v.name)); err != nil {
					return nil, err
				}
				if len(*v.into) == 0 || len(*v.into)%aes.BlockSize != 0 {
					return nil, damage("a broken key")
				}
			}
		}
	}
	if s.err != nil {
		return nil, s.err
	}
	if !found || a.data.hash == nil {
		return nil, refuseCipher()
	}
	return a, nil
}

func agileKeyOf(s *scanner) (agileKey, error) {
	var k agileKey
	hashes := map[string]func() hash.Hash{
		"SHA1": sha1.New, "SHA-1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
	}
	bits, _ := strconv.Atoi(s.attr("keyBits"))
	k.keyBytes = bits / 8
	k.hash = hashes[s.attr("hashAlgorithm")]
	if k.hash == nil || s.attr("cipherAlgorithm") != "AES" || s.attr("cipherChaining") != "ChainingModeCBC" ||
		bits != 128 && bits != 192 && bits != 256 {
		return k, refuseCipher()
	}
	var err error
	k.salt, err = base64.StdEncoding.DecodeString(s.attr("saltValue"))
	return k, err
}

// The purposes a password's hash is made into a key for.
var (
	forVerifier = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	forVerified = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	forKey      = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
)

func (a *agile) unlock(ctx context.Context, password string) ([]byte, error) {
	hashed, err := spin(ctx, a.key.hash(), a.key.salt, password, a.spin)
	if err != nil {
		return nil, err
	}
	open := func(purpose, sealed []byte) ([]byte, error) {
		h := a.key.hash()
		h.Write(hashed)
		h.Write(purpose)
		out := bytes.Clone(sealed)
		return out, openCBC(padded(h.Sum(nil), a.key.keyBytes), padded(a.key.salt, aes.BlockSize), out)
	}
	verifier, err := open(forVerifier, a.verifier)
	if err != nil {
		return nil, err
	}
	verified, err := open(forVerified, a.verified)
	if err != nil {
		return nil, err
	}
	h := a.key.hash()
	h.Write(verifier[:min(len(verifier), len(a.key.salt))])
	want := h.Sum(nil)
	if len(verified) < len(want) || subtle.ConstantTimeCompare(verified[:len(want)], want) == 0 {
		return nil, nil
	}
	key, err := open(forKey, a.sealedKey)
	if err != nil {
		return nil, err
	}
	if len(key) < a.data.keyBytes {
		return nil, damage("a key cut short")
	}
	return key[:a.data.keyBytes], nil
}

func (a *agile) open(key, sealed []byte) error {
	const segment = 4096
	for i := 0; len(sealed) > 0; i++ {
		n := min(segment, len(sealed))
		h := a.data.hash()
		h.Write(a.data.salt)
		h.Write(binary.LittleEndian.AppendUint32(nil, uint32(i)))
		if err := openCBC(key, padded(h.Sum(nil), aes.BlockSize), sealed[:n]); err != nil {
			return err
		}
		sealed = sealed[n:]
	}
	return nil
}

// standard is the encryption of Office 2007 ([MS-OFFCRYPTO] 2.3.4.5): AES in
// ECB mode under a key from 50,000 rounds of SHA-1.
type standard struct {
	keyBytes                 int
	salt, verifier, verified []byte
}

func readStandard(info []byte) (*standard, error) {
	if len(info) < 4 {
		return nil, damage("an encryption header cut short")
	}
	size := uint64(binary.LittleEndian.Uint32(info))
	if size < 32 || uint64(len(info)) < 4+size+72 {
		return nil, damage("an encryption header cut short")
	}
	header, verifier := info[4:4+size], info[4+size:]
	bits := binary.LittleEndian.Uint32(header[16:])
	algorithm := binary.LittleEndian.Uint32(header[8:])
	if algorithm < 0x660E || algorithm > 0x6610 || bits != 128 && bits != 192 && bits != 256 {
		return nil, refuseCipher()
	}
	return &standard{
		keyBytes: int(bits / 8),
		salt:     verifier[4:20], verifier: verifier[20:36], verified: verifier[40:72],
	}, nil
}

func (s *standard) unlock(ctx context.Context, password string) ([]byte, error) {
	const rounds = 50_000
	hashed, err := spin(ctx, sha1.New(), s.salt, password, rounds)
	if err != nil {
		return nil, err
	}
	final := sha1.Sum(append(hashed, 0, 0, 0, 0))
	var key []byte
	for _, pad := range [...]byte{0x36, 0x5c} {
		block := bytes.Repeat([]byte{pad}, 64)
		subtle.XORBytes(block, block[:sha1.Size], final[:])
		half := sha1.Sum(block)
		key = append(key, half[:]...)
	}
	key = key[:s.keyBytes]
	verifier, verified := bytes.Clone(s.verifier), bytes.Clone(s.verified)
	if err := s.open(key, verifier); err != nil {
		return nil, err
	}
	if err := s.open(key, verified); err != nil {
		return nil, err
	}
	want := sha1.Sum(verifier)
	if subtle.ConstantTimeCompare(verified[:sha1.Size], want[:]) == 0 {
		return nil, nil
	}
	return key, nil
}

func (s *standard) open(key, sealed []byte) error {
	block, err := aes.NewCipher(key)
	if err != nil {
		return err
	}
	for ; len(sealed) >= aes.BlockSize; sealed = sealed[aes.BlockSize:] {
		block.Decrypt(sealed, sealed)
	}
	return nil
}

// spin hashes salt and password, then hashes the outcome with a counter.
func spin(ctx context.Context, h hash.Hash, salt []byte, password string, rounds int) ([]byte, error) {
	h.Write(salt)
	for _, u := range utf16.Encode([]rune(password)) {
		h.Write([]byte{byte(u), byte(u >> 8)})
	}
	sum := h.Sum(nil)
	counter := make([]byte, 4)
	for i := range rounds {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		binary.LittleEndian.PutUint32(counter, uint32(i))
		h.Reset()
		h.Write(counter)
		h.Write(sum)
		sum = h.Sum(sum[:0])
	}
	return sum, nil
}

func openCBC(key, iv, sealed []byte) error {
	block, err := aes.NewCipher(key)
	if err != nil {
		return err
	}
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(sealed, sealed)
	return nil
}

// padded cuts b to n bytes or fills it up with 0x36.
func padded(b []byte, n int) []byte {
	out := bytes.Repeat([]byte{0x36}, n)
	copy(out, b)
	return out
}
