"""Every table of a data folder, by area."""

from tinnhiem.store.models.access import (
    Account,
    Card,
    WebSession,
    WrongAnswer,
)
from tinnhiem.store.models.archive import (
    RemovalCertificate,
    Retention,
    SpentNumber,
)
from tinnhiem.store.models.ballots import BallotMovement, SheetReceipt, SheetRun
from tinnhiem.store.models.campaign import (
    Campaign,
    PlanVersion,
    RuleOverride,
    StepDone,
)
from tinnhiem.store.models.clarifications import (
    ClarificationQuestion,
    ClarificationRequest,
)
from tinnhiem.store.models.conference import (
    Absence,
    CommitteeMember,
    CommitteeVote,
    PresenceInterval,
    RecordedAct,
    Remark,
    Reply,
    Sealing,
)
from tinnhiem.store.models.count import (
    AcceptedWarning,
    CountRound,
    LineReading,
    OfficeholderCount,
)
from tinnhiem.store.models.desk import DeskAnomaly
from tinnhiem.store.models.dossiers import (
    DeclarationReader,
    DossierDraft,
    DossierFiling,
    DossierReading,
    DossierRelease,
)
from tinnhiem.store.models.hall import (
    Adjournment,
    DoneOnce,
    HallDevice,
    HallScreen,
)
from tinnhiem.store.models.journal import JournalEntry
from tinnhiem.store.models.office import Office
from tinnhiem.store.models.open_count import (
    CountBatch,
    OpenCount,
    SealedPicture,
    SealedRow,
)
from tinnhiem.store.models.outcome import FollowUpCare, Publication, SentReport
from tinnhiem.store.models.paper_edits import PaperEdit
from tinnhiem.store.models.papers import (
    AllottedCopy,
    FrozenFile,
    FrozenPaper,
    MadePaper,
    PaperMarking,
    PrintOut,
)
from tinnhiem.store.models.people import (
    CategoryMember,
    Officeholder,
    PeopleImport,
    Person,
    RosterAdjustment,
    RosterEntry,
    Tenure,
)

__all__ = [
    "Absence",
    "AcceptedWarning",
    "Account",
    "Adjournment",
    "AllottedCopy",
    "BallotMovement",
    "Campaign",
    "Card",
    "CategoryMember",
    "ClarificationQuestion",
    "ClarificationRequest",
    "CommitteeMember",
    "CommitteeVote",
    "CountBatch",
    "CountRound",
    "DeclarationReader",
    "DeskAnomaly",
    "DoneOnce",
    "DossierDraft",
    "DossierFiling",
    "DossierReading",
    "DossierRelease",
    "FollowUpCare",
    "FrozenFile",
    "FrozenPaper",
    "HallDevice",
    "HallScreen",
    "JournalEntry",
    "LineReading",
    "MadePaper",
    "Office",
    "Officeholder",
    "OfficeholderCount",
    "OpenCount",
    "PaperEdit",
    "PaperMarking",
    "PeopleImport",
    "Person",
    "PlanVersion",
    "PresenceInterval",
    "PrintOut",
    "Publication",
    "RecordedAct",
    "Remark",
    "RemovalCertificate",
    "Reply",
    "Retention",
    "RosterAdjustment",
    "RosterEntry",
    "RuleOverride",
    "SealedPicture",
    "SealedRow",
    "Sealing",
    "SentReport",
    "SheetReceipt",
    "SheetRun",
    "SpentNumber",
    "StepDone",
    "Tenure",
    "WebSession",
    "WrongAnswer",
]
