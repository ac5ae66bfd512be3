import type * as About from '../../../wailsjs/go/desk/About';
import type * as Account from '../../../wailsjs/go/desk/Account';
import type * as After from '../../../wailsjs/go/desk/After';
import type * as Documents from '../../../wailsjs/go/desk/Documents';
import type * as Dossiers from '../../../wailsjs/go/desk/Dossiers';
import type * as Files from '../../../wailsjs/go/desk/Files';
import type * as Finished from '../../../wailsjs/go/desk/Finished';
import type * as Hap from '../../../wailsjs/go/desk/Hap';
import type * as Import from '../../../wailsjs/go/desk/Import';
import type * as Jobs from '../../../wailsjs/go/desk/Jobs';
import type * as Mal from '../../../wailsjs/go/desk/Mal';
import type * as Opening from '../../../wailsjs/go/desk/Opening';
import type * as Papers from '../../../wailsjs/go/desk/Papers';
import type * as Post from '../../../wailsjs/go/desk/Post';
import type * as Scratch from '../../../wailsjs/go/desk/Scratch';
import type * as Session from '../../../wailsjs/go/desk/Session';
import type * as ShiftList from '../../../wailsjs/go/desk/ShiftList';
import type { desk } from '../../../wailsjs/go/models';
import type {
  AboutService,
  AfterService,
  FilesService,
  FinishedService,
  ImportService,
  JobsService,
  MalService,
} from './core';
import type { DocumentsService } from './documents';
import type * as doc from './documents-types';
import type { HapService, PapersService, PostService, ShiftListService } from './hap';
import type * as hap from './hap-types';
import type {
  AccountService,
  DossiersService,
  OpeningService,
  ScratchService,
  SessionService,
} from './portfolio';
import type * as shape from './portfolio-types';

// The services are declared by hand in core.ts, so that a test can give its
// own. Here both are held against each other when the types are checked: a
// method that Go has and the window does not know, or the reverse, is an error.

type Same<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : false) : false;
type Agree<T extends true[]> = T;

/** Every service that the window shares with the core. */
export type Contract = Agree<
  [
    Same<ImportService, typeof Import>,
    Same<FilesService, typeof Files>,
    Same<AfterService, typeof After>,
    Same<FinishedService, typeof Finished>,
    Same<JobsService, typeof Jobs>,
    Same<MalService, typeof Mal>,
    Same<AboutService, typeof About>,
    Same<SessionService, typeof Session>,
    Same<OpeningService, typeof Opening>,
    Same<AccountService, typeof Account>,
    Same<DossiersService, typeof Dossiers>,
    Same<ScratchService, typeof Scratch>,
    Same<HapService, typeof Hap>,
    Same<PapersService, typeof Papers>,
    Same<DocumentsService, typeof Documents>,
    Same<PostService, typeof Post>,
    Same<ShiftListService, typeof ShiftList>,
  ]
>;

/** What those of the portfolio give, field by field. */
export type Shapes = Agree<
  [
    Same<shape.SessionView, desk.SessionView>,
    Same<shape.FrameView, desk.FrameView>,
    Same<shape.LockedView, desk.LockedView>,
    Same<shape.OpeningView, desk.OpeningView>,
    Same<shape.InstitutePlace, desk.InstitutePlace>,
    Same<shape.PortfolioFileView, desk.PortfolioFileView>,
    Same<shape.UserNameView, desk.UserNameView>,
    Same<shape.RuleView, desk.RuleView>,
    Same<shape.NewPortfolioForm, desk.NewPortfolioForm>,
    Same<shape.FieldProblem, desk.FieldProblem>,
    Same<shape.CodeView, desk.CodeView>,
    Same<shape.BackupView, desk.BackupView>,
    Same<shape.MovedView, desk.MovedView>,
    Same<shape.AccountView, desk.AccountView>,
    Same<shape.DossiersView, desk.DossiersView>,
    Same<shape.DossierView, desk.DossierView>,
    Same<shape.DefinitionChoice, desk.DefinitionChoice>,
    Same<shape.FormLine, desk.FormLine>,
    Same<shape.FormView, desk.FormView>,
    Same<shape.DossierChoice, desk.DossierChoice>,
    Same<shape.DefinitionView, desk.DefinitionView>,
    Same<shape.FieldView, desk.FieldView>,
    Same<shape.FieldChoice, desk.FieldChoice>,
    Same<shape.KeptView, desk.KeptView>,
    Same<shape.FormHistoryView, desk.FormHistoryView>,
    Same<shape.VersionView, desk.VersionView>,
    Same<shape.DifferenceView, desk.DifferenceView>,
    Same<shape.PartView, desk.PartView>,
    Same<shape.SearchView, desk.SearchView>,
    Same<shape.HitView, desk.HitView>,
    Same<shape.MarkView, desk.MarkView>,
    Same<shape.BlockView, desk.BlockView>,
    Same<shape.RunView, desk.RunView>,
    Same<shape.RemovedView, desk.RemovedView>,
    Same<shape.PageView, desk.PageView>,
    Same<shape.PageText, desk.PageText>,
  ]
>;

/** What those of documents, diensten and papers give. */
export type HapShapes = Agree<
  [
    Same<doc.DocumentsView, desk.DocumentsView>,
    Same<doc.FolderView, desk.FolderView>,
    Same<doc.DocumentLine, desk.DocumentLine>,
    Same<doc.DocumentTarget, desk.DocumentTarget>,
    Same<doc.AddedView, desk.AddedView>,
    Same<doc.RefusedFile, desk.RefusedFile>,
    Same<hap.HapView, desk.HapView>,
    Same<hap.RoleView, desk.RoleView>,
    Same<hap.DeclarationLine, desk.DeclarationLine>,
    Same<hap.ConfirmedView, desk.ConfirmedView>,
    Same<hap.WithdrawnView, desk.WithdrawnView>,
    Same<hap.StageView, desk.StageView>,
    Same<hap.ApprovalLine, desk.ApprovalLine>,
    Same<hap.ShiftLine, desk.ShiftLine>,
    Same<hap.ProgressView, desk.ProgressView>,
    Same<hap.PeriodView, desk.PeriodView>,
    Same<hap.HapSettings, desk.HapSettings>,
    Same<hap.PostPlace, desk.PostPlace>,
    Same<hap.StageSetting, desk.StageSetting>,
    Same<hap.PracticeView, desk.PracticeView>,
    Same<hap.SettingsKept, desk.SettingsKept>,
    Same<hap.AddedShift, desk.AddedShift>,
    Same<hap.CopyLine, desk.CopyLine>,
    Same<hap.PaperPreview, desk.PaperPreview>,
    Same<hap.PaperChoice, desk.PaperChoice>,
    Same<hap.IssuedView, desk.IssuedView>,
    Same<hap.PapersView, desk.PapersView>,
    Same<hap.IssuedLine, desk.IssuedLine>,
    Same<hap.LooseForm, desk.LooseForm>,
    Same<hap.LooseDeclaration, desk.LooseDeclaration>,
    Same<hap.LooseApproval, desk.LooseApproval>,
    Same<hap.LooseShifts, desk.LooseShifts>,
    Same<hap.LooseStart, desk.LooseStart>,
    Same<hap.LoosePreview, desk.LoosePreview>,
    Same<hap.VerifyView, desk.VerifyView>,
    Same<hap.VerifiedLine, desk.VerifiedLine>,
    Same<hap.KnownSigner, desk.KnownSigner>,
    Same<hap.PostView, desk.PostView>,
    Same<hap.LetterView, desk.LetterView>,
    Same<hap.LetterForm, desk.LetterForm>,
    Same<hap.ShiftListView, desk.ShiftListView>,
    Same<hap.ShiftColumn, desk.ShiftColumn>,
    Same<hap.ShiftCounts, desk.ShiftCounts>,
    Same<hap.ShiftRow, desk.ShiftRow>,
    Same<hap.ShiftAction, desk.ShiftAction>,
    Same<hap.ShiftsTaken, desk.ShiftsTaken>,
  ]
>;
