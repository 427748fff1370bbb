"""Refusals to sign a file, or to say who signed it."""

from tinnhiem.core.papers.errors import PaperError


class SigningError(PaperError):
    """A file cannot be signed.

    Attributes:
        path: The file that the sentence is about.
        detail: A name or a value to show, in Vietnamese where it is words.
    """

    code = "signing"
    is_of_input = True

    def __init__(self, path: str, *, detail: str = "") -> None:
        self.path, self.detail = path, detail
        super().__init__(f"{path}: {self.code}{f' ({detail})' if detail else ''}")


class SigningExtraMissingError(SigningError):
    """The optional part for digital signatures is not installed; install it."""

    code = "signing-extra-missing"

    def __init__(self) -> None:
        super().__init__("pyhanko", detail="requirements/sign.txt")


class SigningKeyMissingError(SigningError):
    """Neither a key file nor a token was named; name one."""

    code = "signing-key-missing"


class KeyPasswordError(SigningError):
    """The password or PIN is wrong."""

    code = "key-password"


class KeyFileError(SigningError):
    """The file is no key file (.p12, .pfx) with a certificate and its key."""

    code = "key-file"


class TokenError(SigningError):
    """The token cannot be used; `detail` says what is missing."""

    code = "token"


class CertificateExpiredError(SigningError):
    """The certificate is not valid at the moment of signing; use a valid one."""

    code = "certificate-expired"


class CertificateUsageError(SigningError):
    """The certificate is not for signing documents; use one that is."""

    code = "certificate-usage"


class PdfUnsignableError(SigningError):
    """The file is no PDF that can be signed: damaged, or locked by a password."""

    code = "pdf-unsignable"


class PdfCertifiedError(SigningError):
    """Somebody certified the file and allowed no change; sign the file before that."""

    code = "pdf-certified"


class SignedAlreadyError(SigningError):
    """The organ has signed, and it signs last; begin with the unsigned file."""

    code = "signed-already"


class SignaturesBrokenError(SigningError):
    """The file was changed after it was signed; begin with the unsigned file."""

    code = "signatures-broken"


class SigningPlaceError(SigningError):
    """The name to sign above does not stand in the paper, or without room above it."""

    code = "signing-place"


class SignaturePictureError(SigningError):
    """The picture of the signature or the seal cannot be used; give a PNG."""

    code = "signature-picture"


class FileAlreadyThereError(SigningError):
    """A file of that name is there, and nothing is written over; name another."""

    code = "file-already-there"
