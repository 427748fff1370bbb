"""Refusals about campaigns and their data folder."""

from enum import StrEnum

from tinnhiem.core.errors import VoteError


class CampaignError(VoteError):
    """Anything about which campaign is meant and what may be done with it."""

    code = "campaign-error"


class NoCampaignError(CampaignError):
    """The data folder has no campaign yet."""

    code = "no-campaign"

    def __init__(self) -> None:
        super().__init__("No campaign here. Begin one: tinnhiem campaign new PLAN.")


class CampaignUnknownError(CampaignError):
    """No campaign has that name."""

    code = "campaign-unknown"

    def __init__(self, slug: str, *, known: tuple[str, ...]) -> None:
        self.slug, self.known = slug, known
        super().__init__(f"No campaign {slug!r}; there are: {', '.join(known)}.")


class SeveralCampaignsError(CampaignError):
    """The folder holds several campaigns and the call names none."""

    code = "several-campaigns"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(f"Say which campaign: {', '.join(known)}.")


class CampaignExistsError(CampaignError):
    """A campaign of that name is there already; nothing is overwritten."""

    code = "campaign-exists"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"Campaign {slug!r} exists. Choose another name.")


class CampaignFrozenError(CampaignError):
    """The fact was frozen when an earlier phase ended."""

    code = "campaign-frozen"

    def __init__(self, *, what: str, phase: str) -> None:
        self.what, self.phase = what, phase
        super().__init__(f"{what} cannot change in phase {phase}.")


class DataFolderMissingError(CampaignError):
    """The folder named by --data has no database."""

    code = "data-folder-missing"

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} is not a data folder; tinnhiem campaign new makes one."
        )


class FileProblem(StrEnum):
    """What can be wrong at a place of a campaign's TOML."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TYPE = "wrong-type"
    VALUE = "impossible-value"


class CampaignFileError(CampaignError):
    """A campaign's TOML is not as it must be at `place`."""

    code = "file-campaign"
    is_of_input = True

    def __init__(
        self, *, path: str, place: str, problem: FileProblem, detail: str = ""
    ) -> None:
        self.path, self.place = path, place
        self.problem, self.detail = problem, detail
        super().__init__(f"{path}: {place}: {problem} {detail}".rstrip())


class VoterUnknownError(CampaignError):
    """Nobody on the roster has that number or name."""

    code = "voter-unknown"

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"Nobody on the roster is {wanted!r}.")


class VoterAmbiguousError(CampaignError):
    """Several persons on the roster bear that name; a person must choose."""

    code = "voter-ambiguous"

    def __init__(self, wanted: str, *, numbers: tuple[int, ...]) -> None:
        self.wanted, self.numbers = wanted, numbers
        super().__init__(f"{wanted!r} is {', '.join(map(str, numbers))}: use a number.")


class ConferenceNotSetError(CampaignError):
    """Time, place, chair or secretary of the conference is not known yet."""

    code = "conference-not-set"

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(f"The conference lacks: {', '.join(missing)}.")


class OfficeholdersMissingError(CampaignError):
    """Nobody is rated yet, or their number differs from the plan's."""

    code = "officeholders-missing"

    def __init__(self, *, found: int, planned: int) -> None:
        self.found, self.planned = found, planned
        super().__init__(f"{found} officeholders, the plan says {planned}.")


class NothingToShowError(CampaignError):
    """The results are not signed yet: nothing partial is shown to anyone."""

    code = "result-not-signed"

    def __init__(self) -> None:
        super().__init__("The minutes are not signed; nothing partial is shown.")


class NotADemonstrationError(CampaignError):
    """Only a demonstration can be wiped."""

    code = "not-a-demonstration"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"{slug} is a campaign of the office. Only archives end it.")


class SlugMismatchError(CampaignError):
    """What was typed to confirm is not the name of the campaign."""

    code = "slug-mismatch"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"Nothing was wiped. Type {slug} exactly.")


class ServerPortTakenError(CampaignError):
    """Something else listens on the port."""

    code = "port-taken"

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(f"Port {port} is taken; choose another with --port.")


class ActNeedsNoteError(CampaignError):
    """An act that is only lawful with a written reason."""

    code = "act-needs-note"

    def __init__(self, act: str) -> None:
        self.act = act
        super().__init__(f"{act} needs a reason.")


class StepUnknownError(CampaignError):
    """The plan has no step of that number."""

    code = "step-unknown"

    def __init__(self, step: str, *, known: tuple[str, ...]) -> None:
        self.step, self.known = step, known
        super().__init__(f"No step {step!r}; the plan has {', '.join(known)}.")


class PlanCorrectedError(CampaignError):
    """Somebody else corrected the plan meanwhile; `version` is theirs."""

    code = "plan-corrected-meanwhile"

    def __init__(self, *, version: int) -> None:
        self.version = version
        super().__init__(f"The plan is at version {version}. Open it, correct again.")


class DemoFolderInUseError(CampaignError):
    """The demonstration's folder holds something it did not make."""

    code = "demo-folder-in-use"

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(f"{folder} is not empty and not a demonstration's; use --out.")


class RulebookNotCitedError(CampaignError):
    """The plan rests on no instrument whose figures we have."""

    code = "rulebook-not-cited"
    is_of_input = True

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(f"Name a rulebook: {', '.join(known)}.")


class TextMissingError(CampaignError):
    """Words are needed and there are none."""

    code = "text-missing"

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what} is empty; write it.")


class TextTooLongError(CampaignError):
    """Words are longer than a paper has room for."""

    code = "text-too-long"

    def __init__(self, what: str, *, length: int, limit: int) -> None:
        self.what, self.length, self.limit = what, length, limit
        super().__init__(f"{what} has {length} characters; at most {limit}.")


class NameUnmatchedError(CampaignError):
    """A typed name fits nobody of the campaign, or several."""

    code = "name-unmatched"

    def __init__(self, wanted: str, *, part: str, near: tuple[str, ...]) -> None:
        self.wanted, self.part, self.near = wanted, part, near
        super().__init__(
            f"{len(near)} persons fit {wanted!r} as {part}. Pick a name of the list."
        )


class ConferenceStaleError(CampaignError):
    """Somebody else set the conference after it was shown."""

    code = "conference-stale"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(
            f"The conference of {slug} changed meanwhile. Look at it and send again."
        )


class SummonsOutError(CampaignError):
    """Day, hour or place would differ from the summons that is out."""

    code = "summons-out"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"The summons of {slug} say otherwise. Give the reason.")
