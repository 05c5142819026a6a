#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace linter::files {

// The working folder, symbolic links resolved.
std::string WorkingFolder();
// A path from the root of the file system, symbolic links resolved as far as it exists.
std::string Absolute(const std::string& path);
// The folder that holds a path: `/a` of `/a/b`, `/` of `/a`.
std::string FolderOf(const std::string& absolute);
// Whether an absolute path is a folder or below it.
bool IsBelow(std::string_view absolute, std::string_view folder);
// Whether an absolute path is the folder of a Helm chart.
bool HasChart(const std::string& folder);
bool IsFolder(const std::string& path);
// Neither a folder nor something that is read as it is written, such as a pipe.
bool IsPlainFile(const std::string& path);
// A folder (empty for the working folder) and a name in it.
std::string Join(const std::string& folder, const std::string& name);
// A path as people are told of it: without what says nothing (`./`, double slashes), and relative
// to the working folder where it lies below.
std::string ShownPath(const std::string& written, const std::string& working_folder);
// The nearest folder at or above an absolute path that has a `.git`.
std::optional<std::string> RepositoryRoot(const std::string& absolute);
// The path of an absolute path below its repository's root; the path itself outside of any.
// Looks each folder up once as long as it lives. Not for several threads at once.
class RepositoryPaths {
 public:
  std::string Of(const std::string& absolute);

 private:
  const std::optional<std::string>& RootOf(const std::string& folder);

  std::map<std::string, std::optional<std::string>> roots_;
};

}  // namespace linter::files
