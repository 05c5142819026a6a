#include "linter/files/chart_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "linter/files/bytes.h"
#include "linter/files/repository.h"

namespace linter::files {

namespace fs = std::filesystem;

enum class EntryType : std::uint8_t { File, Folder, Link, Special };

struct Entry {
  std::string name;
  EntryType type = EntryType::Special;
};

class ChartReader {
 public:
  ChartReader(std::string shown, std::string absolute, const ChartReading& how)
      : shown_(std::move(shown)), root_(std::move(absolute)), how_(how), bounds_(how.bounds) {
    if (how.git_ignore == GitIgnore::Heeded) {
      ignores_.emplace(root_);
    }
  }

  Expected<ChartFolder> Read();

 private:
  // Lists a folder, and reads what is in it.
  void ReadFolder(const std::string& path, const std::string& absolute);
  void ReadEntries(const std::vector<Entry>& entries, const std::string& path,
                   const std::string& absolute);
  void ReadEntry(const Entry& entry, const std::string& path, const std::string& absolute);
  void ReadTarget(EntryType type, const std::string& path, const std::string& target);
  void ReadFile(const std::string& path, const std::string& absolute);
  // Where a link leads, as long as that is in the chart and no folder that is being read.
  std::optional<std::string> Follow(const std::string& path, const std::string& link);
  bool LeavesOut(const std::string& path, EntryKind kind) const {
    return how_.left_out && how_.left_out(path, kind);
  }
  bool GitIgnores(const std::string& absolute, EntryKind kind) const {
    return ignores_ && ignores_->Ignores(absolute, kind);
  }
  std::string Shown(const std::string& path) const {
    if (path.empty()) {
      return shown_.empty() ? "." : shown_;
    }
    return Join(shown_, path);
  }
  void Refuse(const std::string& path, std::string message) {
    chart_.problems.push_back({path, Shown(path), std::move(message)});
  }
  void Stop(const std::string& path, std::string_view bound) {
    stopped_ = Error{fmt::format("{}: {}", Shown(path), bound)};
  }

  std::string shown_;
  std::string root_;
  const ChartReading& how_;
  const ChartBounds& bounds_;
  // Only where git is heeded.
  std::optional<IgnoreStack> ignores_;
  // Whether the reader is in something that Helm fetched.
  bool fetched_ = false;
  ChartFolder chart_;
  // The folders from the root to where the reader is, links resolved.
  std::vector<std::string> open_;
  std::size_t entries_ = 0;
  std::size_t bytes_ = 0;
  std::optional<Error> stopped_;
};

Expected<ChartFolder> ReadChartFolder(const std::string& folder, const ChartReading& how) {
  return ChartReader(ShownPath(folder, WorkingFolder()), Absolute(folder), how).Read();
}

Expected<ChartFolder> ChartReader::Read() {
  chart_.absolute = root_;
  ReadFolder("", root_);
  if (stopped_) {
    return *stopped_;
  }
  const auto by_path = [](const auto& left, const auto& right) { return left.path < right.path; };
  std::sort(chart_.entries.begin(), chart_.entries.end(), by_path);
  std::sort(chart_.problems.begin(), chart_.problems.end(), by_path);
  return std::move(chart_);
}

void ChartReader::ReadFolder(const std::string& path, const std::string& absolute) {
  open_.push_back(absolute);
  std::error_code error;
  std::vector<Entry> entries;
  for (fs::directory_iterator entry(absolute, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    // What `readdir` said of the type is kept, so that nothing here asks the system again.
    std::error_code unknown;
    const auto type = entry->is_symlink(unknown)        ? EntryType::Link
                      : entry->is_directory(unknown)    ? EntryType::Folder
                      : entry->is_regular_file(unknown) ? EntryType::File
                                                        : EntryType::Special;
    entries.push_back({entry->path().filename().string(), type});
    if (++entries_ > bounds_.entries) {
      Stop(path, fmt::format("the chart has more than {} files and folders", bounds_.entries));
      break;
    }
  }
  if (error && path.empty()) {
    Stop(path, error.message());
  } else if (error) {
    Refuse(path, fmt::format("cannot be read: {}", error.message()));
  }
  // Sorted, so that a bound that is passed names the same file on every machine.
  std::sort(entries.begin(), entries.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  ReadEntries(entries, path, absolute);
  open_.pop_back();
}

void ChartReader::ReadEntries(const std::vector<Entry>& entries, const std::string& path,
                              const std::string& absolute) {
  const auto has = [&](std::string_view name) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const Entry& entry) { return entry.name == name; });
  };
  if (ignores_) {
    ignores_->Enter(absolute, {has(".git"), has(".gitignore")});
  }
  for (const auto& entry : entries) {
    if (stopped_) {
      break;
    }
    if (entry.name != ".git") {
      ReadEntry(entry, Join(path, entry.name), Join(absolute, entry.name));
    }
  }
  if (ignores_) {
    ignores_->Leave();
  }
}

static EntryType TypeOf(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  return fs::is_directory(status)      ? EntryType::Folder
         : fs::is_regular_file(status) ? EntryType::File
                                       : EntryType::Special;
}

void ChartReader::ReadEntry(const Entry& entry, const std::string& path,
                            const std::string& absolute) {
  auto type = entry.type;
  auto target = absolute;
  if (type == EntryType::Link) {
    if (LeavesOut(path, EntryKind::File)) {
      return;
    }
    auto followed = Follow(path, absolute);
    if (!followed) {
      return;
    }
    target = std::move(*followed);
    type = TypeOf(target);
  }
  const auto kind = type == EntryType::Folder ? EntryKind::Folder : EntryKind::File;
  const bool ignored = GitIgnores(absolute, kind);
  const bool carried = path == "charts" || path.starts_with("charts/");
  if (LeavesOut(path, kind) || (ignored && !carried)) {
    return;
  }
  const bool before = std::exchange(fetched_, fetched_ || ignored);
  if (ignores_ && entry.type == EntryType::Link && type == EntryType::Folder) {
    // What is ignored there is said by the files above the link's target.
    auto here = std::exchange(ignores_, IgnoreStack(target));
    ReadTarget(type, path, target);
    ignores_ = std::move(here);
  } else {
    ReadTarget(type, path, target);
  }
  fetched_ = before;
}

void ChartReader::ReadTarget(EntryType type, const std::string& path, const std::string& target) {
  if (type == EntryType::Folder) {
    ReadFolder(path, target);
  } else if (type == EntryType::File) {
    ReadFile(path, target);
  } else {
    Refuse(path, "is no file: a device, a pipe or a socket");
  }
}

std::optional<std::string> ChartReader::Follow(const std::string& path, const std::string& link) {
  std::error_code error;
  auto target = fs::canonical(link, error).generic_string();
  if (error) {
    Refuse(path, fmt::format("the symbolic link leads nowhere: {}", error.message()));
    return std::nullopt;
  }
  if (!IsBelow(target, root_)) {
    Refuse(path, "the symbolic link leads out of the chart's folder");
    return std::nullopt;
  }
  if (std::find(open_.begin(), open_.end(), target) != open_.end()) {
    Refuse(path, "the symbolic link leads in a circle");
    return std::nullopt;
  }
  return target;
}

void ChartReader::ReadFile(const std::string& path, const std::string& absolute) {
  auto bytes = ReadBytes(absolute, bounds_.file_bytes);
  if (!bytes) {
    Refuse(path, fmt::format("cannot be read: {}", bytes.error().message));
    return;
  }
  if (bytes->cut) {
    Refuse(path, fmt::format("larger than {} MiB", bounds_.file_bytes >> 20U));
    return;
  }
  bytes_ += bytes->text.size();
  if (bytes_ > bounds_.all_bytes) {
    Stop(path, fmt::format("the chart is larger than {} MiB", bounds_.all_bytes >> 20U));
    return;
  }
  chart_.entries.push_back({path, Shown(path), std::move(bytes->text), fetched_});
}

}  // namespace linter::files
