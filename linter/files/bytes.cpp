#include "linter/files/bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace linter::files {

// Owns a descriptor, but not that of standard input.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : number_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDIN_FILENO) {
      close(number_);
    }
  }
  int number() const { return number_; }

 private:
  int number_;
};

static Error LastError() {
  return {std::generic_category().message(errno)};
}

// What the file system says of the size is a hint only: pipes have none, and files grow. Of a file
// that is too large by its own account only the beginning is read.
static Expected<Bytes> ReadAll(int descriptor, std::size_t most_bytes) {
  constexpr std::size_t Chunk = 64U * 1024;
  struct stat status = {};
  const bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const auto expected = regular ? static_cast<std::size_t>(status.st_size) : 0;
  const bool too_large = expected > most_bytes;
  const auto most = too_large ? std::min(most_bytes, Chunk) : most_bytes + 1;
  Bytes bytes;
  bytes.text.resize(std::min(most, expected > 0 ? expected + 1 : Chunk));
  std::size_t size = 0;
  while (size < most) {
    if (size == bytes.text.size()) {
      bytes.text.resize(std::min(most, size + std::max(Chunk, size)));
    }
    const auto count = read(descriptor, bytes.text.data() + size, bytes.text.size() - size);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return LastError();
    }
    size += static_cast<std::size_t>(count);
    if (count == 0 || (regular && size == expected)) {
      break;
    }
  }
  bytes.cut = too_large || size > most_bytes;
  bytes.text.resize(std::min(size, most_bytes));
  return bytes;
}

Expected<Bytes> ReadBytes(const std::string& path, std::size_t most_bytes) {
  const Descriptor file(path);
  if (file.number() < 0) {
    return LastError();
  }
  return ReadAll(file.number(), most_bytes);
}

std::optional<Expected<std::string>> ReadIfThere(const std::string& path, std::size_t most_bytes) {
  const Descriptor file(path);
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return std::nullopt;
    }
    return LastError();
  }
  auto bytes = ReadAll(file.number(), most_bytes);
  if (!bytes) {
    return bytes.error();
  }
  if (bytes->cut) {
    return Error{fmt::format("larger than {} bytes", most_bytes)};
  }
  return std::move(bytes->text);
}

}  // namespace linter::files
