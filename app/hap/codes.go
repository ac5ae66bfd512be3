package hap

import "aiosmap/app/problem"

// The codes of what can be wrong with a dienst, a bekwaamheidsverklaring or an
// akkoord. The problem's Column is the id of the field.
const (
	// ShiftFuture: a day after today. Also of a bekwaamheidsverklaring and an akkoord.
	ShiftFuture problem.Code = "shift-future"
	// ShiftOverlap: at the same time as another dienst, also over midnight.
	ShiftOverlap problem.Code = "shift-overlap"
	// ShiftTwice: the same day and times as another dienst.
	ShiftTwice problem.Code = "shift-twice"
	// ShiftBeforeStage, ShiftAfterStage: outside the days of its stage.
	ShiftBeforeStage problem.Code = "shift-before-stage"
	ShiftAfterStage  problem.Code = "shift-after-stage"
	// ShiftNoLength: begin and end are the same.
	ShiftNoLength problem.Code = "shift-no-length"
	// ShiftEnd: the end stands before the begin, and it cannot be a night.
	ShiftEnd     problem.Code = "shift-end"
	RoleUnknown  problem.Code = "role-unknown"
	StageUnknown problem.Code = "stage-unknown"
	// BigOwn: the one who confirms gave the BIG number of the aios.
	BigOwn problem.Code = "confirmed-big-own"
)

// The codes of warnings.
const (
	// PostNew: a HAP that is not in the settings yet.
	PostNew problem.Code = "post-new"
	// ShiftLong, ShiftShort: worth a look.
	ShiftLong  problem.Code = "shift-long"
	ShiftShort problem.Code = "shift-short"
	// ShiftOld: years ago, perhaps a wrong year.
	ShiftOld problem.Code = "shift-old"
	// ConfirmedOther: another name confirmed than that of the opleider.
	ConfirmedOther problem.Code = "confirmed-other"
	// NormNotMet: an akkoord while fewer diensten are recorded than the norm.
	NormNotMet problem.Code = "norm-not-met"
)

// The codes of what is wrong with the settings.
const (
	SettingMissing problem.Code = "hap-setting-missing"
	SettingTwice   problem.Code = "hap-setting-twice"
	SettingMany    problem.Code = "hap-setting-many"
	SettingLong    problem.Code = "hap-setting-long"
	SettingNorm    problem.Code = "hap-setting-norm"
	SettingDate    problem.Code = "hap-setting-date"
	SettingEmail   problem.Code = "hap-setting-email"
	SettingPhone   problem.Code = "hap-setting-phone"
	SettingBig     problem.Code = "hap-setting-big"
)
