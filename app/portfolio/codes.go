package portfolio

import "aiosmap/app/problem"

// The codes of refusals.
const (
	// FormGone: there is no form with this id (any more).
	FormGone problem.Code = "form-gone"
	// FormClosed: the form was closed and must be opened again first.
	FormClosed problem.Code = "form-closed"
	// FormOpen: the form is open already.
	FormOpen problem.Code = "form-open"
	// FormRemoved: the form was removed and must be taken back first.
	FormRemoved problem.Code = "form-removed"
	// FormKept: the form was not removed.
	FormKept problem.Code = "form-kept"
	// FormConflict: two versions stand side by side; one must be saved first.
	FormConflict problem.Code = "form-conflict"
	// FormLarge: there is more in it than fits in a revision.
	FormLarge problem.Code = "form-large"
	// FormForeign: this program does not know the form's definition.
	FormForeign problem.Code = "form-foreign"
	// FormFinal: the form is definitive; it can only be withdrawn.
	FormFinal problem.Code = "form-final"
	// FormNotFinal: the form is not definitive.
	FormNotFinal problem.Code = "form-not-final"
	// FormWithdrawn: the form was withdrawn.
	FormWithdrawn problem.Code = "form-withdrawn"
	// FormIssued: a document of Mijn rapportages speaks of the form.
	FormIssued problem.Code = "form-issued"
	// FormsMany: more forms than are taken at once.
	FormsMany problem.Code = "forms-many"
	// BIGWrong: a BIG number that has not 11 digits.
	BIGWrong problem.Code = "big-wrong"
	// ReasonMissing: a form is withdrawn without a reason, or with one too long.
	ReasonMissing problem.Code = "reason-missing"
	// DefinitionGone: there is no such kind of form.
	DefinitionGone problem.Code = "definition-gone"

	// DossierGone: there is no dossier with this id.
	DossierGone problem.Code = "dossier-gone"
	// DossierClosed: the dossier takes no forms.
	DossierClosed problem.Code = "dossier-closed"
	// DossierName: a name is missing or too long.
	DossierName problem.Code = "dossier-name"
	// DossierExists: another dossier has this name.
	DossierExists problem.Code = "dossier-exists"
	// DossierList: an order that does not name every dossier once.
	DossierList problem.Code = "dossier-list"

	// PageGone: there is no page of the Kladblok with this id.
	PageGone problem.Code = "page-gone"
	// PageLarge: there is more text than fits on a page.
	PageLarge problem.Code = "page-large"

	// DocumentGone: there is no document with this id, or it was removed.
	DocumentGone problem.Code = "document-gone"
	// DocumentKept: the document was not removed.
	DocumentKept problem.Code = "document-kept"
	// DocumentEmpty: a file of no bytes.
	DocumentEmpty problem.Code = "document-empty"
	// DocumentLarge: a file of more than MaxDocument bytes.
	DocumentLarge problem.Code = "document-large"
	// DocumentsFull: the documents together would take more than MaxDocuments.
	DocumentsFull problem.Code = "documents-full"
	// DocumentChanged: another number of bytes came than was told.
	DocumentChanged problem.Code = "document-changed"
	// DocumentDamaged: a part of the document is not in the file.
	DocumentDamaged problem.Code = "document-damaged"
	// DocumentName: a document needs a name.
	DocumentName problem.Code = "document-name"

	// FolderGone: there is no folder with this id.
	FolderGone problem.Code = "folder-gone"
	// FolderFixed: the folder is not the aios' own.
	FolderFixed problem.Code = "folder-fixed"
	// FolderName: a folder needs a name.
	FolderName problem.Code = "folder-name"
	// FolderExists: a folder beside it has this name.
	FolderExists problem.Code = "folder-exists"
	// FolderFull: something lies in the folder.
	FolderFull problem.Code = "folder-full"
	// FolderInside: a folder would lie in itself.
	FolderInside problem.Code = "folder-inside"
	// FolderDeep: more folders, or more in each other, than there may be.
	FolderDeep problem.Code = "folder-deep"

	// MailGone: there is no such mail.
	MailGone problem.Code = "mail-gone"
	// MailWrong: a mail that cannot be kept.
	MailWrong problem.Code = "mail-wrong"

	// ProfileWrong: something in the profile is missing or malformed.
	ProfileWrong problem.Code = "profile"
	// SettingWrong: a name or value that cannot be kept.
	SettingWrong problem.Code = "setting"
)

// The codes of warnings.
const (
	// Unreadable: records that this program cannot read.
	Unreadable problem.Code = "portfolio-unreadable"
	// SignatureWrong: a version that its author did not sign as it is now.
	SignatureWrong problem.Code = "version-signature"
	// VersionMissing: a version before this one is not in the file.
	VersionMissing problem.Code = "version-missing"
	// ConceptStale: text of the concept is from before the last version.
	ConceptStale problem.Code = "concept-stale"
	// BIGDoubt: a BIG number that may be mistyped.
	BIGDoubt problem.Code = "big-doubt"
)
