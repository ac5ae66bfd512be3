package store

import "aiosmap/app/problem"

// The codes of what can be the matter with a portfolio.
const (
	// PortfolioBusy: another window or program holds the file.
	PortfolioBusy problem.Code = "portfolio-busy"
	// PortfolioNewer: a later Aiosmap wrote the file.
	PortfolioNewer problem.Code = "portfolio-newer"
	// PortfolioBroken: the file is empty, damaged, or no portfolio.
	PortfolioBroken problem.Code = "portfolio-broken"
	// PortfolioTampered: records or keys were changed, left out or put back by
	// someone without the keys.
	PortfolioTampered problem.Code = "portfolio-tampered"
	// PortfolioDenied: the file or its folder may not be read or written.
	PortfolioDenied problem.Code = "portfolio-denied"
	// PortfolioUnsaved: a change could not be written; the state before holds.
	PortfolioUnsaved problem.Code = "portfolio-unsaved"
	// PortfolioUnsure: the disk gave an error after the change was written; the
	// portfolio is closed, and opening it shows which state holds.
	PortfolioUnsure problem.Code = "portfolio-unsure"
	// PortfolioFull: there is no room on the disk.
	PortfolioFull problem.Code = "portfolio-full"
	// PortfolioGone: there is no such file.
	PortfolioGone problem.Code = "portfolio-gone"
	// PortfolioExists: the user name has a portfolio here.
	PortfolioExists problem.Code = "portfolio-exists"
	// PortfolioOther: the backup belongs to another portfolio.
	PortfolioOther problem.Code = "portfolio-other"
	// PortfolioOtherKeys: the backup does not open with the keys of now.
	PortfolioOtherKeys problem.Code = "portfolio-other-keys"
	// PortfolioReadOnly: this session cannot write.
	PortfolioReadOnly problem.Code = "portfolio-readonly"
	// PortfolioLocked: three wrong passwords.
	PortfolioLocked problem.Code = "portfolio-locked"
	// PortfolioClosed: a call after Close.
	PortfolioClosed problem.Code = "portfolio-closed"
	// PortfolioDoubt is a warning: the last change may be missing.
	PortfolioDoubt problem.Code = "portfolio-doubt"
	// PasswordWrong: another password.
	PasswordWrong problem.Code = "password-wrong"
	// CodeWrong: another herstelcode.
	CodeWrong problem.Code = "code-wrong"
	// KeyStoreMissing: no key store, or the key is not in it.
	KeyStoreMissing problem.Code = "keystore-missing"
	// BackupFailed: no backup was made.
	BackupFailed problem.Code = "backup-failed"
	// SecondPlaceFailed: the backup is not in the second place.
	SecondPlaceFailed problem.Code = "second-place-failed"
)
