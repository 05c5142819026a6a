#include "linter/helm/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>

#include "linter/helm/path.h"

namespace linter::helm {

static constexpr std::size_t MaxAll = std::size_t{100} << 20U;
static constexpr std::size_t MaxFile = std::size_t{5} << 20U;

// The path below the first folder, or why it may not be used.
static Expected<std::string> PathBelow(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  const auto slash = name.find('/');
  std::string path = slash == std::string::npos ? "" : name.substr(slash + 1);
  if (path.empty()) {
    return Error{"chart illegally contains content outside the base directory"};
  }
  if (path[0] == '/') {
    return Error{"chart illegally contains absolute paths"};
  }
  path = CleanPath(path);
  if (path == ".") {
    return Error{
        fmt::format("chart illegally contains content outside the base directory: \"{}\"", name)};
  }
  if (path.starts_with("..")) {
    return Error{"chart illegally references parent directory"};
  }
  const bool drive = path.size() > 2 && path[1] == ':' && path[2] == '/';
  if (drive) {
    return Error{"chart contains illegally named files"};
  }
  return path;
}

static Expected<std::string> ReadMember(archive* reader, const std::string& path) {
  std::string bytes;
  char buffer[65536];
  la_ssize_t count = archive_read_data(reader, buffer, sizeof buffer);
  while (count > 0) {
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > MaxFile) {
      return Error{
          fmt::format("decompressed chart file \"{}\" is larger than the maximum file "
                      "size {}",
                      path, MaxFile)};
    }
    count = archive_read_data(reader, buffer, sizeof buffer);
  }
  if (count < 0) {
    return Error{"chart archive is damaged"};
  }
  return bytes;
}

static Expected<std::vector<ArchiveMember>> ReadAll(archive* reader) {
  std::vector<ArchiveMember> members;
  std::size_t all = 0;
  archive_entry* entry = nullptr;
  int status = archive_read_next_header(reader, &entry);
  for (; status == ARCHIVE_OK || status == ARCHIVE_WARN;
       status = archive_read_next_header(reader, &entry)) {
    if (archive_entry_filetype(entry) != AE_IFREG) {
      continue;
    }
    const char* name = archive_entry_pathname(entry);
    auto path = PathBelow(name != nullptr ? name : "");
    if (!path) {
      return path.error();
    }
    auto bytes = ReadMember(reader, *path);
    if (!bytes) {
      return bytes.error();
    }
    all += bytes->size();
    if (all > MaxAll) {
      return Error{fmt::format("decompressed chart is larger than the maximum size {}", MaxAll)};
    }
    // A byte order mark is no part of the text.
    if (bytes->starts_with("\xEF\xBB\xBF")) {
      bytes->erase(0, 3);
    }
    members.push_back({std::move(*path), std::move(*bytes)});
  }
  if (status != ARCHIVE_EOF) {
    return Error{"chart archive is damaged"};
  }
  if (members.empty()) {
    return Error{"no files in chart archive"};
  }
  return members;
}

Expected<std::vector<ArchiveMember>> Unpack(std::string_view bytes) {
  archive* reader = archive_read_new();
  archive_read_support_filter_gzip(reader);
  archive_read_support_format_tar(reader);
  Expected<std::vector<ArchiveMember>> members = Error{"gzip: invalid header"};
  if (archive_read_open_memory(reader, bytes.data(), bytes.size()) == ARCHIVE_OK) {
    members = ReadAll(reader);
  }
  archive_read_free(reader);
  return members;
}

}  // namespace linter::helm
